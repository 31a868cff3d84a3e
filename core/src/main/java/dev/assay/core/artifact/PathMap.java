package dev.assay.core.artifact;

import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The entries of an archive by path. Folders are not held: there is one wherever an entry lies
/// below it, so that a million deep paths cost no more than their own length.
final class PathMap {
  /// The character after `/`: everything below `a` lies before `a0`.
  private static final char AFTER_SLASH = '/' + 1;

  private final NavigableMap<String, Entry> entries = new TreeMap<>();

  /// Adds an entry; false when it takes the place of another.
  boolean put(Entry entry) {
    return entries.put(entry.path(), entry) == null;
  }

  @Nullable Entry at(String path) {
    return entries.get(path);
  }

  boolean isFolder(String path) {
    String first = entries.ceilingKey(path + "/");
    return first != null && first.startsWith(path + "/");
  }

  /// The paths that are both a file and a folder.
  List<String> conflicts() {
    return entries.keySet().stream().filter(this::isFolder).toList();
  }

  List<Entry> list(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    List<Entry> children = new ArrayList<>();
    Map.Entry<String, Entry> next = entries.ceilingEntry(prefix);
    while (next != null && next.getKey().startsWith(prefix)) {
      int slash = next.getKey().indexOf('/', prefix.length());
      if (slash < 0) {
        children.add(next.getValue());
        next = entries.higherEntry(next.getKey());
      } else {
        String folder = next.getKey().substring(0, slash);
        children.add(new Entry(folder, Kind.DIRECTORY, 0));
        next = entries.ceilingEntry(folder + AFTER_SLASH);
      }
    }
    children.sort(Comparator.comparing(Entry::path));
    return List.copyOf(children);
  }
}
