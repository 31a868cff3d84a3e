package dev.assay.core.project.pipfile;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Remark.Kind;
import dev.assay.core.project.listing.Ask;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.project.listing.Pep508;
import dev.assay.core.project.listing.SourceFile;
import dev.assay.core.project.listing.TableLinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a `Pipfile` of pipenv: sources, `[packages]`, `[dev-packages]` and further categories,
/// which are groups.
public final class PipfileReader {
  private static final Set<String> NO_CATEGORIES =
      Set.of("source", "requires", "pipenv", "scripts");

  private final Listing listing;
  private final Map<String, String> sources = new HashMap<>();

  private PipfileReader(Listing listing) {
    this.listing = listing;
  }

  /// Reads one file.
  ///
  /// @param path inside the tree
  /// @param shown as the user would name it
  public static Input read(FileTree tree, String path, String shown) {
    Listing listing = new Listing(InputKind.PIPFILE, shown);
    SourceFile.document(tree, path, Documents::toml, listing)
        .ifPresent(root -> new PipfileReader(listing).read(root));
    return listing.input();
  }

  private void read(Node root) {
    Map<String, Node> categories = new HashMap<>(root.members());
    categories.keySet().removeAll(NO_CATEGORIES);
    sources(root.array("source"), categories);
    root.members()
        .forEach(
            (category, packages) -> {
              if (categories.containsKey(category)) {
                packages.members().forEach((name, node) -> ask(name, node, groups(category)));
              }
            });
  }

  private static List<String> groups(String category) {
    return switch (category) {
      case "packages" -> List.of();
      case "dev-packages" -> List.of("dev");
      default -> List.of(category);
    };
  }

  /// A further source is asked for whatever names no index of its own.
  private void sources(List<Node> tables, Map<String, Node> categories) {
    boolean chosen = categories.values().stream().allMatch(PipfileReader::namesIndexes);
    for (int i = 0; i < tables.size(); i++) {
      Node table = tables.get(i);
      Kind kind = i == 0 || chosen ? Kind.INDEX : Kind.EXTRA_INDEX;
      table.at("url").ifPresent(url -> source(table, url, kind));
    }
  }

  private static boolean namesIndexes(Node packages) {
    return packages.members().values().stream().allMatch(node -> node.at("index").isPresent());
  }

  private void source(Node table, Node url, Kind kind) {
    Location source = listing.line(url.line());
    url.asText()
        .ifPresent(
            text -> {
              listing.index(kind, text, source);
              table.text("name").ifPresent(name -> sources.put(name, text));
            });
    table
        .at("verify_ssl")
        .filter(node -> node instanceof Node.Bool(boolean verified, int _) && !verified)
        .ifPresent(
            node ->
                listing.remark(
                    Kind.INSECURE_TRANSPORT, "verify_ssl = false", listing.line(node.line())));
  }

  private void ask(String name, Node node, List<String> groups) {
    boolean written = node.asText().isPresent() || node instanceof Node.Table;
    if (!written) {
      listing.unchecked(name, "its version is no text", listing.line(node.line()));
      return;
    }
    String version = node.asText().or(() -> node.text("version")).orElse("*");
    Pep508 requirement =
        new Pep508(
            name,
            node.array("extras").stream().map(Node::asText).flatMap(Optional::stream).toList(),
            version.equals("*") ? "" : version,
            TableLinks.of(node),
            marker(node));
    Optional<String> index = node.text("index");
    listing.ask(
        requirement.text(),
        listing.line(node.line()),
        ask -> {
          Ask grouped = ask.inGroups(groups);
          return index
              .map(source -> grouped.from(sources.getOrDefault(source, source)))
              .orElse(grouped);
        });
  }

  /// `markers`, and variables of markers as keys (`sys_platform = "== 'win32'"`).
  private static Optional<String> marker(Node table) {
    List<String> parts = new ArrayList<>();
    table.text("markers").ifPresent(parts::add);
    for (String variable :
        List.of("sys_platform", "platform_system", "python_version", "os_name")) {
      table.text(variable).ifPresent(comparison -> parts.add(variable + " " + comparison));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", parts));
  }
}
