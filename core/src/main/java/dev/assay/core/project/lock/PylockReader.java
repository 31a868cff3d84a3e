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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `pylock.toml` and `pylock.*.toml` (PEP 751), and the `pyproject.toml` beside it for what
/// is asked for directly.
public final class PylockReader {
  private final LockFile lock;
  private final Node root;
  private final Set<String> defaultGroups;

  private PylockReader(LockFile lock, Node root) {
    this.lock = lock;
    this.root = root;
    this.defaultGroups = Set.copyOf(Values.texts(root.array("default-groups")));
  }

  /// Reads the lock at a path of the tree, shown to the user under another.
  public static Input read(FileTree tree, String path, String shown) {
    LockFile lock = new LockFile(InputKind.PYLOCK, path, shown, "uv export --format pylock.toml");
    return lock.open(tree, Documents::toml, "packages", "lock-version")
        .map(root -> new PylockReader(lock, root).read(ProjectRequests.beside(tree, path)))
        .orElseGet(lock::empty);
  }

  private Input read(List<Request> requests) {
    lock.checkFormat(root.at("lock-version"), "1");
    for (Node entry : lock.entries(root, "packages")) {
      lock.named(entry).ifPresent(named -> add(named, entry));
    }
    return lock.finish(requests, !requests.isEmpty());
  }

  private void add(Named named, Node entry) {
    Origin origin = origin(entry);
    List<Edge> edges = edges(entry);
    if (lock.isOwn(origin)) {
      lock.addOwn(named, edges);
      return;
    }
    Optional<String> marker = entry.text("marker");
    lock.dependency(named, entry.text("version"), hashes(entry), origin)
        .map(known -> known.withMarker(marker).withGroups(groups(marker.orElse(""))))
        .ifPresent(known -> lock.add(new LockedPackage(known, edges, false, true)));
  }

  private static Origin origin(Node entry) {
    Optional<Node> repository = entry.at("vcs");
    if (repository.isPresent()) {
      Node vcs = repository.get();
      String revision = vcs.text("commit-id").or(() -> vcs.text("requested-revision")).orElse("");
      return new Origin.Repository(place(vcs), revision);
    }
    Optional<Node> folder = entry.at("directory");
    if (folder.isPresent()) {
      return new Origin.Folder(folder.get().text("path").orElse("."));
    }
    return entry
        .at("archive")
        .<Origin>map(archive -> new Origin.Archive(place(archive)))
        .or(() -> entry.text("index").map(Origin.Index::new))
        .orElse(new Origin.Unnamed());
  }

  private static String place(Node source) {
    return source.text("url").or(() -> source.text("path")).orElse("");
  }

  private static List<String> hashes(Node entry) {
    List<String> hashes = new ArrayList<>();
    for (String key : List.of("archive", "sdist")) {
      entry.at(key).ifPresent(file -> addHashes(file, hashes));
    }
    for (Node wheel : entry.array("wheels")) {
      addHashes(wheel, hashes);
    }
    return hashes;
  }

  private static void addHashes(Node file, List<String> hashes) {
    file.table("hashes")
        .forEach(
            (algorithm, digits) ->
                digits
                    .asText()
                    .flatMap(text -> Hashes.read(algorithm, text))
                    .ifPresent(hashes::add));
  }

  private static List<Edge> edges(Node entry) {
    List<Edge> edges = new ArrayList<>();
    for (Node node : entry.array("dependencies")) {
      node.text("name")
          .flatMap(PackageName::parse)
          .ifPresent(name -> edges.add(new Edge(name, node.text("version"), List.of(), List.of())));
    }
    return edges;
  }

  /// The groups and extras a marker names, as in `'test' in dependency_groups`; none when one of
  /// them is installed by default.
  private List<String> groups(String marker) {
    Set<String> groups = new LinkedHashSet<>();
    for (String variable : List.of(" in dependency_groups", " in extras")) {
      int found = marker.indexOf(variable);
      while (found > 0) {
        quotedBefore(marker, found).ifPresent(groups::add);
        found = marker.indexOf(variable, found + 1);
      }
    }
    for (String group : groups) {
      if (defaultGroups.contains(group)) {
        return List.of();
      }
    }
    return List.copyOf(groups);
  }

  /// The string literal that ends right before a place; nothing after `not`.
  private static Optional<String> quotedBefore(String marker, int end) {
    char quote = marker.charAt(end - 1);
    int start = quote == '"' || quote == '\'' ? marker.lastIndexOf(quote, end - 2) : -1;
    return start < 0 ? Optional.empty() : Optional.of(marker.substring(start + 1, end - 1));
  }
}
