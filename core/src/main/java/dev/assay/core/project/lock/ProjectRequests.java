package dev.assay.core.project.lock;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Documents.Reading;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the `pyproject.toml` beside a lock asks for by name: PEP 621, PEP 735 and the tables of
/// Poetry and PDM. A group's packages count for the group that names them, not for those that
/// include it; a file that does not parse asks for nothing, its own reader tells why.
final class ProjectRequests {
  private final List<Request> requests = new ArrayList<>();

  private ProjectRequests() {}

  static List<Request> beside(FileTree tree, String lockPath) {
    String file = lockPath.substring(0, lockPath.lastIndexOf('/') + 1) + "pyproject.toml";
    ProjectRequests found = new ProjectRequests();
    if (tree.read(file) instanceof Content.Bytes(byte[] bytes)
        && Documents.toml(bytes) instanceof Reading.Parsed(Node root)) {
      found.collect(root);
    }
    return found.requests;
  }

  private void collect(Node root) {
    root.at("project").ifPresent(this::addProject);
    addLists(root.table("dependency-groups"));
    root.at("tool", "poetry").ifPresent(this::addPoetry);
    root.at("tool", "pdm").ifPresent(pdm -> addLists(pdm.table("dev-dependencies")));
  }

  private void addProject(Node project) {
    addList(project.array("dependencies"), Optional.empty());
    addLists(project.table("optional-dependencies"));
  }

  private void addLists(Map<String, Node> lists) {
    lists.forEach((group, list) -> addList(list.values(), Optional.of(group)));
  }

  private void addList(List<Node> requirements, Optional<String> group) {
    for (String requirement : Values.texts(requirements)) {
      Values.edge(requirement).ifPresent(edge -> requests.add(new Request(edge, group)));
    }
  }

  private void addPoetry(Node poetry) {
    addTable(poetry.table("dependencies"), Optional.empty());
    addTable(poetry.table("dev-dependencies"), Optional.of("dev"));
    poetry
        .table("group")
        .forEach((group, table) -> addTable(table.table("dependencies"), Optional.of(group)));
    addLists(poetry.table("extras"));
  }

  private void addTable(Map<String, Node> dependencies, Optional<String> group) {
    dependencies.forEach(
        (written, constraint) -> {
          if (!written.equals("python") && !isOptional(constraint)) {
            PackageName.parse(written)
                .map(name -> Edge.to(name, Values.extras(constraint)))
                .ifPresent(edge -> requests.add(new Request(edge, group)));
          }
        });
  }

  private static boolean isOptional(Node constraint) {
    return constraint.at("optional").map(Node::isTrue).orElse(false);
  }
}
