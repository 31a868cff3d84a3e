package dev.assay.core.project.pyproject;

import dev.assay.core.document.Node;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import java.util.List;
import java.util.Optional;

/// The tables of the standards: `[project]` (PEP 621) and `[build-system]` (PEP 518).
final class StandardTables {
  private StandardTables() {}

  static void read(Node root, Listing listing, UvTables uv) {
    root.at("project").ifPresent(project -> project(project, listing, uv));
    root.at("build-system")
        .ifPresent(
            build ->
                listing.askAll(
                    build.array("requires"), ask -> ask.inGroups(List.of("build-system"))));
  }

  private static void project(Node project, Listing listing, UvTables uv) {
    listing.askAll(project.array("dependencies"), uv::placed);
    Optional<PackageName> own = project.text("name").flatMap(PackageName::parse);
    project
        .table("optional-dependencies")
        .forEach(
            (extra, requirements) ->
                listing.askAll(
                    others(requirements.values(), own),
                    ask -> uv.placed(ask).inGroups(List.of(extra))));
    for (Node field : project.array("dynamic")) {
      field
          .asText()
          .filter(name -> name.equals("dependencies") || name.equals("optional-dependencies"))
          .ifPresent(name -> dynamic(name, field, listing));
    }
  }

  /// All but references of the project to its own extras (`all = ["name[one,two]"]`).
  private static List<Node> others(List<Node> requirements, Optional<PackageName> own) {
    return requirements.stream()
        .filter(node -> own.isEmpty() || !node.asText().flatMap(StandardTables::name).equals(own))
        .toList();
  }

  private static Optional<PackageName> name(String text) {
    return Requirement.read(text) instanceof Requirement.Reading.Parsed(Requirement requirement)
        ? Optional.of(requirement.name())
        : Optional.empty();
  }

  private static void dynamic(String field, Node node, Listing listing) {
    listing.unchecked(
        Unchecked.of("dynamic " + field, "the build backend makes them", listing.line(node.line()))
            .withHint("audit the file they are made from, a lock file or the built wheel"));
  }
}
