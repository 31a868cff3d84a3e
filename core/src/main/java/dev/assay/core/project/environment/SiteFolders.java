package dev.assay.core.project.environment;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import java.util.ArrayList;
import java.util.List;

/// Finds the folders of an environment in which distributions are installed.
final class SiteFolders {
  private final FileTree tree;
  private final List<String> found = new ArrayList<>();

  private SiteFolders(FileTree tree) {
    this.tree = tree;
  }

  /// The folders below `root`, itself perhaps among them: those of a virtual environment, of a
  /// Python of its own on any system, of Debian (`dist-packages`), of `pip install --target`.
  static List<String> below(FileTree tree, String root, String shown, List<Entry> entries) {
    SiteFolders folders = new SiteFolders(tree);
    if (isOne(root.isEmpty() ? shown : root, entries)) {
      folders.found.add(root);
    }
    folders.addChildren(entries);
    return folders.found;
  }

  /// Whether distributions are installed right in this folder.
  private static boolean isOne(String path, List<Entry> entries) {
    if (isSiteName(lastPart(path))) {
      return true;
    }
    for (Entry entry : entries) {
      if (entry.kind() == Kind.DIRECTORY && entry.path().endsWith(".dist-info")) {
        return true;
      }
    }
    return false;
  }

  static String lastPart(String path) {
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  static boolean isSiteName(String name) {
    return name.equals("site-packages") || name.equals("dist-packages");
  }

  /// Whether a folder of `lib` belongs to an interpreter (`python3.14`, `pypy3.11`).
  static boolean isInterpreterName(String name) {
    return name.startsWith("python") || name.startsWith("pypy");
  }

  static boolean isFolder(Entry entry) {
    return entry.kind() == Kind.DIRECTORY || entry.kind() == Kind.LINK;
  }

  private void addChildren(List<Entry> entries) {
    for (Entry entry : entries) {
      if (!isFolder(entry)) {
        continue;
      }
      switch (entry.name()) {
        case "site-packages", "dist-packages" -> addPresent(entry.path());
        case "Lib" -> addPresent(entry.path() + "/site-packages");
        case "lib", "lib64" -> addInterpreters(entry.path());
        case "local" -> addInterpreters(entry.path() + "/lib");
        default -> {}
      }
    }
  }

  private void addInterpreters(String lib) {
    for (Entry entry : tree.list(lib)) {
      if (isFolder(entry) && isInterpreterName(entry.name())) {
        addPresent(entry.path() + "/site-packages");
        addPresent(entry.path() + "/dist-packages");
      }
    }
  }

  private void addPresent(String folder) {
    if (!tree.list(folder).isEmpty()) {
      found.add(folder);
    }
  }
}
