package dev.assay.core.code;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// All files of a tree, sorted by path.
///
/// @param complete whether there were no more than could be listed
record Files(List<Entry> all, boolean complete) {
  static Files of(FileTree tree, int most) {
    List<Entry> files = new ArrayList<>();
    Deque<String> folders = new ArrayDeque<>(List.of(""));
    boolean complete = true;
    while (!folders.isEmpty() && complete) {
      for (Entry entry : tree.list(folders.pop())) {
        if (entry.kind() == Kind.DIRECTORY) {
          folders.push(entry.path());
        } else if (entry.kind() == Kind.FILE && files.size() < most) {
          files.add(entry);
        } else if (entry.kind() == Kind.FILE) {
          complete = false;
        }
      }
    }
    files.sort(Comparator.comparing(Entry::path));
    return new Files(files, complete);
  }
}
