package dev.assay.core.project.pyproject;

import dev.assay.core.artifact.Location;
import dev.assay.core.document.Node;
import dev.assay.core.project.Remark.Kind;
import dev.assay.core.project.listing.Ask;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.project.listing.TableLinks;
import dev.assay.core.version.PackageName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `[tool.uv]`: where uv takes packages from, what it constrains, and its old development
/// dependencies.
final class UvTables {
  private final Map<PackageName, Node> sources = new HashMap<>();
  private final Map<String, String> indexes = new HashMap<>();

  private UvTables() {}

  static UvTables read(Node root, Listing listing) {
    UvTables tables = new UvTables();
    root.at("tool", "uv").ifPresent(uv -> tables.readUv(uv, listing));
    return tables;
  }

  private void readUv(Node uv, Listing listing) {
    uv.table("sources")
        .forEach(
            (name, source) ->
                PackageName.parse(name).ifPresent(found -> sources.put(found, source)));
    indexes(uv, listing);
    for (String list : List.of("constraint-dependencies", "override-dependencies")) {
      for (Node node : uv.array(list)) {
        node.asText()
            .ifPresent(text -> listing.constrain(text, listing.line(node.line()), ask -> ask));
      }
    }
    listing.askAll(uv.array("dev-dependencies"), ask -> placed(ask).inGroups(List.of("dev")));
  }

  /// uv takes a name from the first index that has it, so that only its unsafe strategies mix them.
  private void indexes(Node uv, Listing listing) {
    for (Node index : uv.array("index")) {
      index.text("url").ifPresent(url -> index(index, url, listing));
    }
    uv.at("index-url").ifPresent(node -> named(node, Kind.INDEX, listing));
    uv.array("extra-index-url").forEach(node -> named(node, Kind.INDEX, listing));
    uv.array("find-links").forEach(node -> named(node, Kind.EXTRA_INDEX, listing));
    uv.at("index-strategy")
        .ifPresent(
            node ->
                node.asText()
                    .filter(strategy -> strategy.startsWith("unsafe-"))
                    .ifPresent(
                        strategy ->
                            listing.remark(
                                Kind.EXTRA_INDEX,
                                "index-strategy = \"" + strategy + "\"",
                                listing.line(node.line()))));
  }

  private void index(Node index, String url, Listing listing) {
    Location source = listing.line(index.at("url").map(Node::line).orElse(index.line()));
    listing.index(Kind.INDEX, url, source);
    index.text("name").ifPresent(name -> indexes.put(name, url));
  }

  private static void named(Node node, Kind kind, Listing listing) {
    node.asText().ifPresent(url -> listing.index(kind, url, listing.line(node.line())));
  }

  /// The same from where `[tool.uv.sources]` says it comes from.
  Ask placed(Ask ask) {
    Node source = sources.get(ask.requirement().name());
    if (source == null) {
      return ask;
    }
    // A list gives one source for each platform; the first stands for all.
    Node one = source.values().isEmpty() ? source : source.values().getFirst();
    if (one.at("workspace").map(Node::isTrue).orElse(false)) {
      return ask.at("workspace");
    }
    Optional<String> index = one.text("index");
    return TableLinks.of(one)
        .map(ask::at)
        .or(() -> index.map(name -> ask.from(indexes.getOrDefault(name, name))))
        .orElse(ask);
  }
}
