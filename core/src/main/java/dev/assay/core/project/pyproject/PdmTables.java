package dev.assay.core.project.pyproject;

import dev.assay.core.document.Node;
import dev.assay.core.project.Remark.Kind;
import dev.assay.core.project.listing.Listing;
import java.util.List;

/// `[tool.pdm]`: development groups, whose lines may be editable as pip's are, and sources, of
/// which PDM asks all.
final class PdmTables {
  private PdmTables() {}

  static void read(Node root, Listing listing) {
    root.at("tool", "pdm").ifPresent(pdm -> pdm(pdm, listing));
  }

  private static void pdm(Node pdm, Listing listing) {
    pdm.table("dev-dependencies")
        .forEach(
            (group, requirements) ->
                listing.askAll(
                    requirements.values().stream().map(PdmTables::plain).toList(),
                    ask -> ask.inGroups(List.of(group))));
    for (Node source : pdm.array("source")) {
      source.text("url").ifPresent(url -> source(source, url, listing));
    }
  }

  private static Node plain(Node requirement) {
    return requirement instanceof Node.Text(String text, int line) && text.startsWith("-e ")
        ? new Node.Text(text.substring(3), line)
        : requirement;
  }

  /// A source named `pypi` takes the place of the default index.
  private static void source(Node source, String url, Listing listing) {
    boolean instead = source.text("name").filter("pypi"::equals).isPresent();
    int line = source.at("url").map(Node::line).orElse(source.line());
    listing.index(instead ? Kind.INDEX : Kind.EXTRA_INDEX, url, listing.line(line));
    source
        .at("verify_ssl")
        .filter(node -> node instanceof Node.Bool(boolean verified, int _) && !verified)
        .ifPresent(
            node ->
                listing.remark(
                    Kind.INSECURE_TRANSPORT, "verify_ssl = false", listing.line(node.line())));
  }
}
