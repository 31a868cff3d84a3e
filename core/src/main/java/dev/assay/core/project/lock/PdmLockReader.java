package dev.assay.core.project.lock;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.lock.LockFile.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `pdm.lock` of the lock versions 2 to 4, and the `pyproject.toml` beside it for what is
/// asked for directly. A package stands there once for each set of extras; here it is one.
public final class PdmLockReader {
  private static final String DEFAULT = "default";

  private final LockFile lock;
  private final Node root;
  private final Merging merging = new Merging();

  private PdmLockReader(LockFile lock, Node root) {
    this.lock = lock;
    this.root = root;
  }

  /// Reads the lock at a path of the tree, shown to the user under another.
  public static Input read(FileTree tree, String path, String shown) {
    LockFile lock = new LockFile(InputKind.PDM_LOCK, path, shown, "pdm lock");
    return lock.open(tree, Documents::toml, "package", "metadata")
        .map(root -> new PdmLockReader(lock, root).read(ProjectRequests.beside(tree, path)))
        .orElseGet(lock::empty);
  }

  private Input read(List<Request> requests) {
    lock.checkFormat(root.at("metadata", "lock_version"), "2", "3", "4");
    for (Node entry : lock.entries(root, "package")) {
      lock.named(entry).ifPresent(named -> add(named, entry));
    }
    merging.packages().forEach(lock::add);
    return lock.finish(requests, !requests.isEmpty());
  }

  private void add(Named named, Node entry) {
    Origin origin = origin(entry);
    List<Edge> edges = edges(entry);
    if (lock.isOwn(origin)) {
      lock.addOwn(named, edges);
      return;
    }
    Optional<List<String>> groups = groups(entry);
    lock.dependency(named, entry.text("version"), hashes(named, entry), origin)
        .map(
            known ->
                known
                    .withMarker(entry.text("marker"))
                    .withExtras(Values.normalized(Values.texts(entry.array("extras"))))
                    .withGroups(groups.orElse(List.of())))
        .map(known -> new LockedPackage(known, edges, false, groups.isPresent()))
        .ifPresent(merging::add);
  }

  private static Origin origin(Node entry) {
    for (String system : List.of("git", "hg", "svn", "bzr")) {
      Optional<String> url = entry.text(system);
      if (url.isPresent()) {
        String revision = entry.text("revision").or(() -> entry.text("ref")).orElse("");
        return new Origin.Repository(url.get(), revision);
      }
    }
    return entry
        .text("path")
        .map(Origin::ofPath)
        .or(() -> entry.text("url").map(Origin.Archive::new))
        .orElse(new Origin.Unnamed());
  }

  private List<String> hashes(Named named, Node entry) {
    List<String> hashes = new ArrayList<>();
    Values.addHashes(entry.array("files"), hashes);
    if (hashes.isEmpty()) {
      // Until lock version 4 the files stood apart, under name and version.
      String key = named.name().written() + " " + entry.text("version").orElse("");
      root.at("metadata", "files").ifPresent(files -> Values.addHashes(files.array(key), hashes));
    }
    return hashes;
  }

  private static Optional<List<String>> groups(Node entry) {
    if (entry.at("groups").isEmpty()) {
      return Optional.empty();
    }
    List<String> groups = Values.texts(entry.array("groups"));
    return Optional.of(groups.contains(DEFAULT) ? List.of() : groups);
  }

  private static List<Edge> edges(Node entry) {
    List<Edge> edges = new ArrayList<>();
    for (String requirement : Values.texts(entry.array("dependencies"))) {
      Values.edge(requirement).ifPresent(edges::add);
    }
    return edges;
  }
}
