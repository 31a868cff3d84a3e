package dev.assay.core;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The files of an artifact by names that do not change with its version.
final class FileNames {
  private static final int MOST_FILES = 200_000;

  private FileNames() {}

  /// All files, without the one folder that a source distribution keeps them in.
  static Set<String> of(FileTree tree) {
    TreeSet<String> files = new TreeSet<>();
    Deque<String> folders = new ArrayDeque<>(List.of(""));
    String root = root(tree);
    while (!folders.isEmpty() && files.size() < MOST_FILES) {
      for (Entry entry : tree.list(folders.removeFirst())) {
        if (entry.kind() == Kind.DIRECTORY) {
          folders.addLast(entry.path());
        } else {
          files.add(withoutVersion(entry.path().substring(root.length())));
        }
      }
    }
    return files;
  }

  private static String root(FileTree tree) {
    List<Entry> top = tree.list("");
    boolean isOne = top.size() == 1 && top.getFirst().kind() == Kind.DIRECTORY;
    // A package cannot have a dash in its name, and the folder of a release has one.
    return isOne && top.getFirst().name().indexOf('-') > 0 ? top.getFirst().path() + "/" : "";
  }

  /// The folder of a wheel's metadata holds the version.
  private static String withoutVersion(String path) {
    int end = path.indexOf(".dist-info/");
    int dash = end < 0 ? -1 : path.indexOf('-');
    return dash > 0 && dash < end ? path.substring(0, dash) + path.substring(end) : path;
  }
}
