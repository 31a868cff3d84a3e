package dev.assay.core.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The modules of an artifact by their dotted names.
final class ModuleIndex {
  private static final String INIT = "__init__";

  private final Layout layout;
  private final Set<String> packages = new HashSet<>();
  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  ModuleIndex(Layout layout, List<String> modules) {
    this.layout = layout;
    for (String path : modules) {
      if (stem(path).equals(INIT)) {
        packages.add(Paths.folder(path));
      }
    }
    for (String path : modules) {
      if (isImportable(path)) {
        add(path);
      }
    }
  }

  private static boolean isImportable(String path) {
    return path.endsWith(".py") || path.endsWith(".pyw") || path.endsWith(".pyc");
  }

  private static String stem(String path) {
    String name = Paths.name(path);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private void add(String path) {
    String folder = Paths.folder(path);
    for (String root : layout.imports()) {
      if (folder.equals(root) || Paths.isBelow(folder, root)) {
        paths.putIfAbsent(dotted(path, root), path);
      }
    }
    String top = top(folder);
    String name = dotted(path, top);
    paths.putIfAbsent(name, path);
    names.put(path, name);
  }

  /// The folder above the outermost package that a folder belongs to.
  private String top(String folder) {
    String at = folder;
    while (!at.isEmpty() && packages.contains(at)) {
      at = Paths.folder(at);
    }
    return at;
  }

  private static String dotted(String path, String root) {
    String relative = root.isEmpty() ? path : path.substring(root.length() + 1);
    String folder = Paths.folder(relative);
    String stem = stem(path);
    String whole = stem.equals(INIT) ? folder : Paths.child(folder, stem);
    return whole.replace('/', '.');
  }

  /// The file of a module.
  Optional<String> path(String module) {
    return Optional.ofNullable(paths.get(module));
  }

  /// The module next to a file, as a script imports what lies beside it.
  Optional<String> beside(String path, String module) {
    String base = Paths.child(Paths.folder(path), module.replace('.', '/'));
    for (String candidate : List.of(base + ".py", base + "/__init__.py")) {
      if (names.containsKey(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /// The dotted name of a file by the packages it lies in.
  String name(String path) {
    return names.getOrDefault(path, "");
  }

  boolean isPackage(String path) {
    return stem(path).equals(INIT);
  }

  /// Whether a file is what an `import` of a distribution's own name runs: the outermost package,
  /// or a module that lies in no package, and neither aside from the code.
  boolean isTop(String path) {
    String folder = Paths.folder(path);
    if (Paths.isAside(path, layout.root())) {
      return false;
    }
    if (isPackage(path)) {
      String above = Paths.folder(folder);
      return !packages.contains(above) || folder.isEmpty();
    }
    return layout.imports().contains(folder) && !Paths.isAsideName(stem(path));
  }
}
