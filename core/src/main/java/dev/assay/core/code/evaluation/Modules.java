package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The modules of the artifact, by path and by the dotted name their folders give them.
final class Modules {
  private static final String INIT = "/__init__.py";

  private final Map<String, Unit> byPath = new HashMap<>();
  private final Map<String, Unit> byName = new HashMap<>();
  private final List<Unit> all = new ArrayList<>();

  Modules(List<PythonFile> files) {
    Set<String> packages = new HashSet<>();
    for (PythonFile file : files) {
      if (file.path().endsWith(INIT)) {
        packages.add(file.path().substring(0, file.path().length() - INIT.length()));
      }
    }
    for (PythonFile file : files) {
      Unit unit = new Unit(file, name(file.path(), packages));
      all.add(unit);
      byPath.putIfAbsent(file.path(), unit);
      byName.putIfAbsent(unit.name, unit);
    }
  }

  /// All of them, in the order of the files.
  List<Unit> all() {
    return all;
  }

  private static String name(String path, Set<String> packages) {
    String module =
        path.endsWith(INIT)
            ? path.substring(0, path.length() - INIT.length())
            : withoutSuffix(path);
    int start = module.lastIndexOf('/');
    while (start > 0 && packages.contains(module.substring(0, start))) {
      start = module.lastIndexOf('/', start - 1);
    }
    return module.substring(start + 1).replace('/', '.');
  }

  private static String withoutSuffix(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
  }

  /// The module of a dotted name.
  @Nullable Unit named(String name) {
    return byName.get(name);
  }

  /// The module that an absolute import names, seen from another.
  @Nullable Unit find(String name, Unit from) {
    String below = name.replace('.', '/');
    Unit beside = at(from.folder(), below);
    if (beside != null && (!from.name.contains(".") || from.isMain)) {
      return beside;
    }
    Unit known = byName.get(name);
    boolean top = known != null && (name.contains(".") || known.file.path().endsWith(INIT));
    return top ? known : null;
  }

  /// The module that an import with leading dots names.
  @Nullable Unit relative(Unit from, int level, String name) {
    String folder = from.folder();
    for (int i = 1; i < level; i++) {
      int cut = folder.lastIndexOf('/');
      folder = cut < 0 ? "" : folder.substring(0, cut);
    }
    return name.isEmpty()
        ? byPath.get(inside(folder, "__init__.py"))
        : at(folder, name.replace('.', '/'));
  }

  /// The module of a name in the folder of a package.
  @Nullable Unit below(Unit known, String name) {
    return known.file.path().endsWith("__init__.py") ? at(known.folder(), name) : null;
  }

  /// The file that a path names, seen from another file; what is not known of the path counts as
  /// the folder of that file.
  @Nullable Unit script(String path, Unit from) {
    String known = path.replace('\\', '/');
    int hole = known.lastIndexOf(Text.HOLE);
    String rest = hole < 0 ? known : known.substring(hole + 1);
    rest =
        rest.startsWith("/") ? rest.substring(1) : rest.startsWith("./") ? rest.substring(2) : rest;
    Unit whole = byPath.get(rest);
    return whole != null ? whole : byPath.get(inside(from.folder(), rest));
  }

  private @Nullable Unit at(String folder, String path) {
    Unit file = byPath.get(inside(folder, path + ".py"));
    return file != null ? file : byPath.get(inside(folder, path + INIT));
  }

  private static String inside(String folder, String path) {
    return folder.isEmpty() ? path : folder + "/" + path;
  }
}
