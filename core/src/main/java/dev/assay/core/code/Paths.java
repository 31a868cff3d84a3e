package dev.assay.core.code;

import java.util.Locale;
import java.util.Set;

/// Paths in an artifact.
final class Paths {
  /// Folders that nothing imports by itself.
  private static final Set<String> ASIDE =
      Set.of(
          "test",
          "tests",
          "testing",
          "doc",
          "docs",
          "example",
          "examples",
          "sample",
          "samples",
          "demo",
          "demos",
          "benchmark",
          "benchmarks",
          "bench",
          "notebooks",
          "tutorials",
          "ci",
          ".github",
          "fixtures",
          "testdata");

  private Paths() {}

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static String child(String folder, String name) {
    if (folder.isEmpty() || name.isEmpty()) {
      return folder + name;
    }
    return folder + "/" + name;
  }

  static boolean isBelow(String path, String folder) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }

  /// Whether a path leads through a folder of tests, documents or examples below the root.
  static boolean isAside(String path, String root) {
    int from = root.isEmpty() ? 0 : root.length() + 1;
    for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
      if (ASIDE.contains(path.substring(from, slash).toLowerCase(Locale.ROOT))) {
        return true;
      }
      from = slash + 1;
    }
    return false;
  }

  static boolean isAsideName(String name) {
    return ASIDE.contains(name.toLowerCase(Locale.ROOT));
  }
}
