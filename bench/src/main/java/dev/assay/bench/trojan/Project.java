package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.bench.corpus.LoneFile;
import dev.assay.core.artifact.Archive;
import dev.assay.core.artifact.Archives;
import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Limits;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The files of one real artifact, which may be changed and packed again.
final class Project {
  private final String name;
  private final SequencedMap<String, byte[]> files;

  private Project(String name, SequencedMap<String, byte[]> files) {
    this.name = name;
    this.files = files;
  }

  static Project of(String name, Map<String, String> texts) {
    Project project = new Project(name, new TreeMap<>());
    texts.forEach(project::put);
    return project;
  }

  static Optional<Project> read(String name, byte[] bytes) {
    return switch (Archives.open(new LoneFile(name, bytes), name, Limits.DEFAULT, _ -> true)) {
      case Archive.Opened(FileTree tree) -> {
        SequencedMap<String, byte[]> files = new TreeMap<>();
        collect(tree, "", files);
        yield Optional.of(new Project(name, files));
      }
      case Archive.Refused(_) -> Optional.empty();
    };
  }

  private static void collect(FileTree tree, String folder, SequencedMap<String, byte[]> files) {
    for (FileTree.Entry entry : tree.list(folder)) {
      if (entry.kind() == FileTree.Kind.DIRECTORY) {
        collect(tree, entry.path(), files);
      } else if (tree.read(entry.path()) instanceof Content.Bytes(byte[] bytes)) {
        files.put(entry.path(), bytes);
      }
    }
  }

  String name() {
    return name;
  }

  /// The name of the project, as its file begins with it.
  String title() {
    return name.split("-[0-9]", 2)[0];
  }

  boolean isWheel() {
    return name.endsWith(".whl");
  }

  SequencedMap<String, byte[]> files() {
    return files;
  }

  void put(String path, String text) {
    files.put(path, text.getBytes(UTF_8));
  }

  Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, UTF_8));
  }

  void change(String path, UnaryOperator<String> change) {
    put(path, change.apply(text(path).orElse("")));
  }

  /// The folder that all files of a source distribution lie in, with its slash; empty in a wheel.
  String root() {
    String first = files.firstEntry().getKey();
    return isWheel() ? "" : first.substring(0, first.indexOf('/') + 1);
  }

  /// The `__init__` of the package that the project is about.
  Optional<String> initializer() {
    return modules().stream()
        .filter(path -> path.endsWith("/__init__.py"))
        .min(Comparator.comparingInt(Project::depth).thenComparing(Comparator.naturalOrder()));
  }

  /// The module that lies deepest of those which another module imports.
  Optional<String> deepModule() {
    List<String> modules = modules();
    Set<String> imported = new HashSet<>();
    modules.forEach(path -> imports(text(path).orElse(""), imported));
    return modules.stream()
        .filter(path -> !path.endsWith("/__init__.py") && !path.endsWith("__main__.py"))
        .filter(
            path -> imported.contains(path.substring(path.lastIndexOf('/') + 1, path.length() - 3)))
        .max(Comparator.comparingInt(Project::depth).thenComparing(Comparator.naturalOrder()));
  }

  /// Adds the words of each import at the top level.
  private static void imports(String text, Set<String> words) {
    for (String line : text.lines().toList()) {
      if (line.startsWith("import ") || line.startsWith("from ")) {
        words.addAll(List.of(line.split("\\W+", -1)));
      }
    }
  }

  /// The one file of that name beside the metadata of a wheel.
  Optional<String> metadata(String file) {
    return files.keySet().stream()
        .filter(path -> path.endsWith(".dist-info/" + file) && depth(path) == 1)
        .findFirst();
  }

  /// The modules that a user may come to import.
  List<String> modules() {
    return files.keySet().stream()
        .filter(path -> path.endsWith(".py"))
        .filter(path -> path.startsWith(root()))
        .filter(path -> !isAside(path.substring(root().length())))
        .toList();
  }

  private static boolean isAside(String path) {
    String lower = "/" + path;
    return !path.contains("/")
        || lower.contains("/test")
        || lower.contains("/doc")
        || lower.contains("/example")
        || lower.contains("/tools/")
        || lower.contains("/bench")
        || lower.contains("/.")
        || lower.contains("template")
        || lower.contains(".data/");
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }
}
