package dev.assay.core.project.lock;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Hashes;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.lock.LockFile.Named;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `poetry.lock` of the lock versions 1.x and 2.x, and the `pyproject.toml` beside it for
/// what is asked for directly.
public final class PoetryLockReader {
  private static final String MAIN = "main";

  private final LockFile lock;
  private final Node root;
  private final boolean hasProject;

  private PoetryLockReader(LockFile lock, Node root, boolean hasProject) {
    this.lock = lock;
    this.root = root;
    this.hasProject = hasProject;
  }

  /// Reads the lock at a path of the tree, shown to the user under another.
  public static Input read(FileTree tree, String path, String shown) {
    LockFile lock = new LockFile(InputKind.POETRY_LOCK, path, shown, "poetry lock");
    Optional<Node> root = lock.open(tree, Documents::toml, "package", "metadata");
    if (root.isEmpty()) {
      return lock.empty();
    }
    List<Request> requests = ProjectRequests.beside(tree, path);
    return new PoetryLockReader(lock, root.get(), !requests.isEmpty()).read(requests);
  }

  private Input read(List<Request> asked) {
    lock.checkFormat(root.at("metadata", "lock-version"), "1", "2");
    for (Node entry : lock.entries(root, "package")) {
      lock.named(entry).ifPresent(named -> add(named, entry));
    }
    List<Request> requests = new ArrayList<>(asked);
    root.table("extras")
        .forEach(
            (extra, names) -> {
              for (String name : Values.texts(names.values())) {
                edge(name).ifPresent(edge -> requests.add(new Request(edge, Optional.of(extra))));
              }
            });
    return lock.finish(requests, hasProject);
  }

  private void add(Named named, Node entry) {
    Origin origin = entry.at("source").map(PoetryLockReader::origin).orElse(new Origin.Unnamed());
    List<Edge> edges = edges(entry);
    if (lock.isOwn(origin)) {
      lock.addOwn(named, edges);
      return;
    }
    Optional<List<String>> groups = groups(entry);
    lock.dependency(named, entry.text("version"), hashes(named, entry), origin)
        .map(known -> known.withMarker(marker(entry)).withGroups(groups.orElse(List.of())))
        .ifPresent(known -> lock.add(new LockedPackage(known, edges, false, groups.isPresent())));
  }

  private static Origin origin(Node source) {
    String url = source.text("url").orElse("");
    return switch (source.text("type").orElse("")) {
      case "git", "hg", "svn" ->
          new Origin.Repository(
              url, source.text("resolved_reference").or(() -> source.text("reference")).orElse(""));
      case "directory" -> new Origin.Folder(url);
      case "file", "url" -> new Origin.Archive(url);
      default -> new Origin.Index(url);
    };
  }

  private List<String> hashes(Named named, Node entry) {
    List<String> hashes = new ArrayList<>();
    Values.addHashes(entry.array("files"), hashes);
    if (hashes.isEmpty()) {
      String name = named.name().written();
      root.at("metadata", "files").ifPresent(files -> Values.addHashes(files.array(name), hashes));
      root.at("metadata", "hashes").ifPresent(all -> addBare(all.array(name), hashes));
    }
    return hashes;
  }

  /// Digits alone, as before lock version 1.0.
  private static void addBare(List<Node> digits, List<String> hashes) {
    for (String text : Values.texts(digits)) {
      Hashes.read("sha256", text).ifPresent(hashes::add);
    }
  }

  /// The groups the lock itself names; none when they follow from the project and the edges.
  private Optional<List<String>> groups(Node entry) {
    if (entry.at("optional").map(Node::isTrue).orElse(false)) {
      return Optional.empty();
    }
    if (entry.at("groups").isPresent()) {
      List<String> groups = Values.texts(entry.array("groups"));
      return Optional.of(groups.contains(MAIN) ? List.of() : groups);
    }
    Optional<String> category = entry.text("category");
    if (category.isPresent()) {
      return Optional.of(category.get().equals(MAIN) ? List.of() : List.of(category.get()));
    }
    return hasProject ? Optional.empty() : Optional.of(List.of());
  }

  /// A marker, or one for each group; a group without one has the package in every environment.
  private static Optional<String> marker(Node entry) {
    Optional<Node> node = entry.at("markers").or(() -> entry.at("marker"));
    Map<String, Node> byGroup = node.map(Node::members).orElse(Map.of());
    if (byGroup.isEmpty()) {
      return node.flatMap(Node::asText);
    }
    return byGroup.size() < entry.array("groups").size()
        ? Optional.empty()
        : Values.anyOf(Values.texts(List.copyOf(byGroup.values())));
  }

  private static List<Edge> edges(Node entry) {
    Map<PackageName, List<String>> extras = extrasByName(entry);
    List<Edge> edges = new ArrayList<>();
    entry
        .table("dependencies")
        .forEach(
            (written, constraint) ->
                PackageName.parse(written)
                    .ifPresent(name -> addEdge(name, constraint, extras, edges)));
    return edges;
  }

  private static void addEdge(
      PackageName name, Node constraint, Map<PackageName, List<String>> extras, List<Edge> edges) {
    boolean optional = constraint.at("optional").map(Node::isTrue).orElse(false);
    List<String> onlyWith = optional ? extras.getOrDefault(name, List.of()) : List.of();
    if (!optional || !onlyWith.isEmpty()) {
      edges.add(new Edge(name, Optional.empty(), Values.extras(constraint), onlyWith));
    }
  }

  private static Map<PackageName, List<String>> extrasByName(Node entry) {
    Map<PackageName, List<String>> byName = new HashMap<>();
    entry
        .table("extras")
        .forEach(
            (extra, requirements) -> {
              for (String requirement : Values.texts(requirements.values())) {
                edge(requirement)
                    .ifPresent(
                        edge ->
                            byName
                                .computeIfAbsent(edge.name(), _ -> new ArrayList<>())
                                .add(Values.normalized(extra)));
              }
            });
    return byName;
  }

  /// Poetry writes requirements of extras as `name (>=1,<2)`; only the name matters here.
  private static Optional<Edge> edge(String requirement) {
    int end = 0;
    while (end < requirement.length() && " ([;<>=!~@".indexOf(requirement.charAt(end)) < 0) {
      end++;
    }
    return PackageName.parse(requirement.substring(0, end)).map(name -> Edge.to(name, List.of()));
  }
}
