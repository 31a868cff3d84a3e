package dev.assay.core.project.lock;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents.Reading;
import dev.assay.core.document.Node;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputBuilder;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Unchecked;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One lock file while it is read: its packages so far, and what is wrong with it.
final class LockFile {
  private static final int LONGEST_VERSION = 1024;

  private final InputKind kind;
  private final String path;
  private final String relock;
  private final InputBuilder input;
  private final Hygiene hygiene;
  private final List<LockedPackage> packages = new ArrayList<>();

  /// @param path the place in the tree
  /// @param shown the path as the user would name it
  /// @param relock the command that writes the file anew
  LockFile(InputKind kind, String path, String shown, String relock) {
    this.kind = kind;
    this.path = path;
    this.relock = relock;
    this.input = new InputBuilder(kind, shown);
    this.hygiene = new Hygiene(input);
  }

  Hygiene hygiene() {
    return hygiene;
  }

  Location at(Node node) {
    return input.at(node.line());
  }

  /// The document, when it parses and holds one of the keys that make it such a lock.
  Optional<Node> open(FileTree tree, Function<byte[], Reading> parser, String... keys) {
    Optional<Node> root = input.open(tree, path, parser, "lock again (`" + relock + "`)");
    if (root.isEmpty()) {
      return root;
    }
    for (String key : keys) {
      if (root.get().at(key).isPresent()) {
        return root;
      }
    }
    unchecked(kind.label(), "not the content of such a lock file", at(root.get()));
    return Optional.empty();
  }

  /// Says so when the format is of a later major version than the ones known.
  void checkFormat(Optional<Node> version, String... majors) {
    String written = version.map(LockFile::scalar).orElse("");
    int dot = written.indexOf('.');
    String major = dot < 0 ? written : written.substring(0, dot);
    for (String known : majors) {
      if (major.isEmpty() || known.equals(major)) {
        return;
      }
    }
    unchecked(
        kind.label() + " of version " + written,
        "an unknown version of the format; what was read of it may not be all",
        version.map(this::at).orElse(input.at(0)));
  }

  private static String scalar(Node node) {
    return switch (node) {
      case Node.Text(String value, int _) -> value;
      case Node.Numeral(String value, int _) -> value;
      case Node.Table _, Node.Array _, Node.Bool _, Node.Null _ -> "?";
    };
  }

  /// The entries of the array under a key; something else there is unchecked.
  List<Node> entries(Node root, String key) {
    Optional<Node> node = root.at(key);
    if (node.isPresent() && !(node.get() instanceof Node.Array)) {
      unchecked(key, "not a list of packages", at(node.get()));
    }
    return root.array(key);
  }

  /// The name of an entry and the line it stands on; an entry without one is unchecked.
  Optional<Named> named(Node entry) {
    Optional<Node> node = entry.at("name");
    Optional<String> written = node.flatMap(Node::asText);
    if (written.isEmpty()) {
      unchecked("a package entry", "no name", at(entry));
      return Optional.empty();
    }
    return named(written.get(), at(node.get()));
  }

  /// The name of an entry known to stand at a place.
  Optional<Named> named(String written, Location source) {
    Optional<PackageName> name = PackageName.parse(written);
    if (name.isEmpty()) {
      unchecked(written, "not the name of a package", source);
    }
    return name.map(valid -> new Named(valid, source));
  }

  /// A name and where it stands.
  record Named(PackageName name, Location source) {}

  /// The dependency a name, a version, hashes and an origin make; without a version it is
  /// unchecked.
  Optional<Dependency> dependency(
      Named named, Optional<String> version, List<String> hashes, Origin origin) {
    Pin pin = hygiene.judge(named, hashes, origin);
    Optional<String> exact =
        version
            .map(String::strip)
            .filter(text -> !text.isEmpty() && text.length() <= LONGEST_VERSION);
    if (exact.isEmpty()) {
      String why = version.isEmpty() ? "no version in the lock" : "no version that could be one";
      input.add(
          Unchecked.of(named.name().written(), why, named.source())
              .withHint("audit an environment in which it is installed"));
    }
    return exact.map(
        text ->
            Dependency.of(named.name(), text, named.source())
                .withHashes(hashes)
                .withPin(pin)
                .withOrigin(origin.shown()));
  }

  /// Whether an origin is a folder of the audited tree, so that the package is a part of the
  /// project.
  boolean isOwn(Origin origin) {
    return origin instanceof Origin.Folder folder && folder.liesInside(path);
  }

  /// A part of the project: what it needs is needed by the project itself.
  void addOwn(Named named, List<Edge> edges) {
    packages.add(
        new LockedPackage(Dependency.of(named.name(), "", named.source()), edges, true, true));
  }

  void add(LockedPackage locked) {
    packages.add(locked);
  }

  void unchecked(String what, String why, Location source) {
    input.add(Unchecked.of(what, why, source).withHint("lock again (`" + relock + "`)"));
  }

  void add(Unchecked item) {
    input.add(item);
  }

  /// The input, with reach and groups worked out.
  Input finish(List<Request> requests, boolean complete) {
    for (Dependency dependency : LockGraph.resolve(packages, requests, complete)) {
      hygiene.count(dependency);
      input.add(dependency);
    }
    hygiene.finish();
    return input.build();
  }

  /// The input of a file in which nothing could be read.
  Input empty() {
    return input.build();
  }
}
