package dev.assay.core.project.pyproject;

import dev.assay.core.document.Node;
import dev.assay.core.project.Remark.Kind;
import dev.assay.core.project.listing.Ask;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.project.listing.Pep508;
import dev.assay.core.project.listing.TableLinks;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `[tool.poetry]`: dependencies, groups, extras and sources.
final class PoetryTables {
  private static final Set<String> FURTHER = Set.of("supplemental", "secondary");

  private final Listing listing;
  private final Map<String, String> sources = new HashMap<>();
  private final Map<PackageName, List<String>> extras = new HashMap<>();

  private PoetryTables(Listing listing) {
    this.listing = listing;
  }

  static void read(Node root, Listing listing) {
    root.at("tool", "poetry").ifPresent(poetry -> new PoetryTables(listing).read(poetry));
  }

  private void read(Node poetry) {
    sources(poetry);
    poetry.table("extras").forEach(this::extra);
    poetry.table("dependencies").forEach((name, node) -> ask(name, node, List.of()));
    poetry.table("dev-dependencies").forEach((name, node) -> ask(name, node, List.of("dev")));
    poetry
        .table("group")
        .forEach(
            (group, table) ->
                table
                    .table("dependencies")
                    .forEach((name, node) -> ask(name, node, List.of(group))));
  }

  /// Poetry asks all primary sources, and the supplemental ones where these have nothing.
  private void sources(Node poetry) {
    boolean first = true;
    for (Node source : poetry.array("source")) {
      String priority = source.text("priority").orElse("primary");
      boolean explicit = priority.equals("explicit");
      boolean further = FURTHER.contains(priority) || (!explicit && !first);
      source.text("url").ifPresent(url -> source(source, url, further));
      first &= explicit || further;
    }
  }

  private void source(Node source, String url, boolean further) {
    int line = source.at("url").map(Node::line).orElse(source.line());
    listing.index(further ? Kind.EXTRA_INDEX : Kind.INDEX, url, listing.line(line));
    source.text("name").ifPresent(name -> sources.put(name, url));
  }

  private void extra(String extra, Node names) {
    for (Node node : names.values()) {
      node.asText()
          .flatMap(PackageName::parse)
          .ifPresent(name -> extras.computeIfAbsent(name, _ -> new ArrayList<>()).add(extra));
    }
  }

  private void ask(String name, Node node, List<String> groups) {
    if (name.equals("python")) {
      return;
    }
    switch (node) {
      case Node.Text(String version, int _) ->
          ask(requirement(name, version), node, groups, Optional.empty());
      case Node.Table table ->
          ask(requirement(name, table), node, asking(name, groups), table.text("source"));
      case Node.Array array -> array.elements().forEach(element -> one(name, element, groups));
      case Node.Numeral _, Node.Bool _, Node.Null _ ->
          listing.unchecked(name, "its version is no text", listing.line(node.line()));
    }
  }

  /// One of several constraints on a name, which cannot be a list again.
  private void one(String name, Node node, List<String> groups) {
    if (node instanceof Node.Array) {
      listing.unchecked(name, "its version is no text", listing.line(node.line()));
    } else {
      ask(name, node, groups);
    }
  }

  private List<String> asking(String name, List<String> groups) {
    List<String> named = PackageName.parse(name).map(extras::get).orElse(List.of());
    return named.isEmpty() ? groups : named;
  }

  private void ask(Pep508 requirement, Node node, List<String> groups, Optional<String> source) {
    listing.ask(
        requirement.text(),
        listing.line(node.line()),
        ask -> {
          Ask grouped = ask.inGroups(groups);
          return source
              .map(index -> grouped.from(sources.getOrDefault(index, index)))
              .orElse(grouped);
        });
  }

  private static Pep508 requirement(String name, String version) {
    return new Pep508(
        name, List.of(), PoetryVersion.specifiers(version), Optional.empty(), Optional.empty());
  }

  private static Pep508 requirement(String name, Node table) {
    return new Pep508(
        name,
        table.array("extras").stream().map(Node::asText).flatMap(Optional::stream).toList(),
        PoetryVersion.specifiers(table.text("version").orElse("*")),
        TableLinks.of(table),
        table.text("markers"));
  }
}
