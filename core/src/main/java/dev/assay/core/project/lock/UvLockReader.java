package dev.assay.core.project.lock;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.lock.LockFile.Named;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `uv.lock` (version 1), of projects, workspaces and scripts: the packages of the workspace
/// are what asks, not what is asked for.
public final class UvLockReader {
  private final LockFile lock;
  private final Node root;
  private final Set<PackageName> members = new HashSet<>();
  private final List<Request> requests = new ArrayList<>();

  private UvLockReader(LockFile lock, Node root) {
    this.lock = lock;
    this.root = root;
  }

  /// Reads the lock at a path of the tree, shown to the user under another.
  public static Input read(FileTree tree, String path, String shown) {
    LockFile lock = new LockFile(InputKind.UV_LOCK, path, shown, "uv lock");
    return lock.open(tree, Documents::toml, "package", "version")
        .map(root -> new UvLockReader(lock, root).read())
        .orElseGet(lock::empty);
  }

  private Input read() {
    lock.checkFormat(root.at("version"), "1");
    Optional<Node> manifest = root.at("manifest");
    manifest.ifPresent(this::addManifest);
    for (Node entry : lock.entries(root, "package")) {
      lock.named(entry).ifPresent(named -> add(named, entry));
    }
    return lock.finish(requests, !requests.isEmpty());
  }

  private void addManifest(Node manifest) {
    for (String member : Values.texts(manifest.array("members"))) {
      PackageName.parse(member).ifPresent(members::add);
    }
    request(manifest.array("requirements"), Optional.empty());
    request(manifest.table("dependency-groups"));
  }

  private void request(Map<String, Node> lists) {
    lists.forEach((group, list) -> request(list.values(), Optional.of(group)));
  }

  private void request(List<Node> list, Optional<String> group) {
    for (Edge edge : edges(list)) {
      requests.add(new Request(edge, group));
    }
  }

  private void add(Named named, Node entry) {
    Node source = entry.at("source").orElse(entry);
    Origin origin = origin(source);
    if (isRoot(named, source)) {
      request(entry.array("dependencies"), Optional.empty());
      request(entry.table("optional-dependencies"));
      request(entry.table("dev-dependencies"));
    } else if (lock.isOwn(origin)) {
      lock.addOwn(named, allEdges(entry));
    } else {
      lock.dependency(named, entry.text("version"), hashes(entry), origin)
          .map(known -> known.withMarker(marker(entry)))
          .ifPresent(known -> lock.add(new LockedPackage(known, allEdges(entry), false, false)));
    }
  }

  private boolean isRoot(Named named, Node source) {
    String path = source.text("virtual").or(() -> source.text("editable")).orElse("");
    return path.equals(".") || (members.contains(named.name()) && isFolder(source));
  }

  private static boolean isFolder(Node source) {
    return source.at("virtual").isPresent()
        || source.at("editable").isPresent()
        || source.at("directory").isPresent();
  }

  private static Origin origin(Node source) {
    for (String key :
        List.of("registry", "git", "url", "path", "directory", "editable", "virtual")) {
      Optional<String> place = source.text(key);
      if (place.isPresent()) {
        return switch (key) {
          case "registry" -> new Origin.Index(place.get());
          case "git" -> repository(place.get());
          case "url", "path" -> new Origin.Archive(place.get());
          default -> new Origin.Folder(place.get());
        };
      }
    }
    return new Origin.Unnamed();
  }

  /// `https://git.example/a.git?rev=main#<commit>`
  private static Origin repository(String url) {
    int mark = url.indexOf('#');
    return mark < 0
        ? new Origin.Repository(url, "")
        : new Origin.Repository(url.substring(0, mark), url.substring(mark + 1));
  }

  private static List<String> hashes(Node entry) {
    List<String> hashes = new ArrayList<>();
    entry.at("sdist").ifPresent(sdist -> Values.addHash(sdist, hashes));
    Values.addHashes(entry.array("wheels"), hashes);
    return hashes;
  }

  /// A package that stands with several versions says for which environments each is.
  private static Optional<String> marker(Node entry) {
    return Values.anyOf(Values.texts(entry.array("resolution-markers")));
  }

  /// All edges of a package: uv locks only those extras of it that somebody asks for.
  private static List<Edge> allEdges(Node entry) {
    List<Edge> edges = new ArrayList<>(edges(entry.array("dependencies")));
    entry.table("optional-dependencies").forEach((_, list) -> edges.addAll(edges(list.values())));
    return edges;
  }

  private static List<Edge> edges(List<Node> list) {
    List<Edge> edges = new ArrayList<>(list.size());
    for (Node node : list) {
      node.text("name").flatMap(PackageName::parse).ifPresent(name -> edges.add(edge(name, node)));
    }
    return edges;
  }

  private static Edge edge(PackageName name, Node node) {
    List<String> extras = Values.normalized(Values.texts(node.array("extra")));
    return new Edge(name, node.text("version"), extras, List.of());
  }
}
