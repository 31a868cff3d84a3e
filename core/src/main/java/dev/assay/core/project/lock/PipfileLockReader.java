package dev.assay.core.project.lock;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Hashes;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.Urls;
import dev.assay.core.project.lock.LockFile.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `Pipfile.lock` (specification 6), and the `Pipfile` beside it for what is asked for
/// directly. Each category but `default` is a group; a package of several stands here once.
public final class PipfileLockReader {
  private static final String META = "_meta";
  private static final String DEFAULT = "default";

  private final LockFile lock;
  private final Node root;
  private final Map<String, String> indexes = new HashMap<>();
  private final Merging merging = new Merging();
  private boolean hasOpenIndex;

  private PipfileLockReader(LockFile lock, Node root) {
    this.lock = lock;
    this.root = root;
  }

  /// Reads the lock at a path of the tree, shown to the user under another.
  public static Input read(FileTree tree, String path, String shown) {
    LockFile lock = new LockFile(InputKind.PIPFILE_LOCK, path, shown, "pipenv lock");
    return lock.open(tree, Documents::json, META, DEFAULT)
        .map(root -> new PipfileLockReader(lock, root).read(PipfileRequests.beside(tree, path)))
        .orElseGet(lock::empty);
  }

  private Input read(List<Request> requests) {
    lock.checkFormat(root.at(META, "pipfile-spec"), "6");
    List<Node> sources = root.at(META).map(meta -> meta.array("sources")).orElse(List.of());
    for (Node source : sources) {
      addSource(source);
    }
    category(DEFAULT, root.table(DEFAULT));
    root.members()
        .forEach(
            (name, table) -> {
              if (!name.equals(META) && !name.equals(DEFAULT)) {
                category(name, table.members());
              }
            });
    remarkExtraIndexes(sources);
    merging.packages().forEach(lock::add);
    return lock.finish(requests, !requests.isEmpty());
  }

  private void addSource(Node source) {
    Optional<String> named = source.text("url");
    if (named.isEmpty()) {
      return;
    }
    String url = Urls.withoutCredentials(named.get());
    lock.hygiene().index(url, lock.at(source));
    source.text("name").ifPresent(name -> indexes.put(name, url));
    if (source.at("verify_ssl").orElse(source) instanceof Node.Bool(boolean verified, int _)
        && !verified) {
      lock.hygiene().insecure(url, lock.at(source));
    }
  }

  /// A package without `index` may come from any source.
  private void remarkExtraIndexes(List<Node> sources) {
    for (int i = 1; hasOpenIndex && i < sources.size(); i++) {
      Node source = sources.get(i);
      source
          .text("url")
          .map(Urls::withoutCredentials)
          .ifPresent(url -> lock.hygiene().extraIndex(url, lock.at(source)));
    }
  }

  private void category(String category, Map<String, Node> packages) {
    List<String> groups = category.equals(DEFAULT) ? List.of() : List.of(category);
    packages.forEach(
        (name, entry) ->
            lock.named(name, lock.at(entry)).ifPresent(named -> add(named, entry, groups)));
  }

  private void add(Named named, Node entry, List<String> groups) {
    Origin origin = origin(entry);
    Optional<String> written = entry.text("version");
    Optional<String> version = written.flatMap(PipfileLockReader::exact);
    if (lock.isOwn(origin)) {
      return;
    }
    if (written.isPresent() && version.isEmpty()) {
      String line = named.name().written() + written.get();
      lock.add(Unchecked.unpinned(named.name(), line, named.source()));
      return;
    }
    hasOpenIndex |= origin instanceof Origin.Unnamed;
    lock.dependency(named, version, hashes(entry), origin)
        .map(
            known ->
                known
                    .withMarker(entry.text("markers"))
                    .withExtras(Values.normalized(Values.texts(entry.array("extras"))))
                    .withGroups(groups))
        .ifPresent(known -> merging.add(new LockedPackage(known, List.of(), false, true)));
  }

  /// The one version; something else than one is unchecked.
  private static Optional<String> exact(String written) {
    if (!written.startsWith("==") || written.indexOf('*') >= 0 || written.indexOf(',') >= 0) {
      return Optional.empty();
    }
    return Optional.of(written.substring(written.startsWith("===") ? 3 : 2).strip());
  }

  private Origin origin(Node entry) {
    for (String system : List.of("git", "hg", "svn", "bzr")) {
      Optional<String> url = entry.text(system);
      if (url.isPresent()) {
        return new Origin.Repository(url.get(), entry.text("ref").orElse(""));
      }
    }
    Optional<String> path = entry.text("path");
    if (path.isPresent()) {
      return Origin.ofPath(path.get());
    }
    return entry
        .text("file")
        .<Origin>map(Origin.Archive::new)
        .or(
            () ->
                entry.text("index").map(name -> new Origin.Index(indexes.getOrDefault(name, name))))
        .orElse(new Origin.Unnamed());
  }

  private static List<String> hashes(Node entry) {
    List<String> hashes = new ArrayList<>();
    for (String text : Values.texts(entry.array("hashes"))) {
      Hashes.read(text).ifPresent(hashes::add);
    }
    return hashes;
  }
}
