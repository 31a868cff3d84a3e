package dev.assay.core.testing;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A tree of files in memory; folders are there when a file lies in them.
public final class MemoryTree implements FileTree {
  private final Map<String, byte[]> files;

  private MemoryTree(Map<String, byte[]> files) {
    this.files = Map.copyOf(files);
  }

  /// A tree of UTF-8 texts by path.
  public static MemoryTree of(Map<String, String> texts) {
    Map<String, byte[]> files = new HashMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new MemoryTree(files);
  }

  /// A tree of one file.
  public static MemoryTree of(String path, byte[] bytes) {
    return new MemoryTree(Map.of(path, bytes));
  }

  /// The same with one more file, or with another content of one.
  public MemoryTree with(String path, byte[] bytes) {
    Map<String, byte[]> more = new HashMap<>(files);
    more.put(path, bytes);
    return new MemoryTree(more);
  }

  @Override
  public List<Entry> list(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    SequencedMap<String, Entry> entries = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          if (path.startsWith(prefix)) {
            int slash = path.indexOf('/', prefix.length());
            String child = slash < 0 ? path : path.substring(0, slash);
            Kind kind = slash < 0 ? Kind.FILE : Kind.DIRECTORY;
            entries.put(child, new Entry(child, kind, slash < 0 ? bytes.length : 0));
          }
        });
    return new ArrayList<>(entries.values());
  }

  @Override
  public Content read(String path) {
    byte[] bytes = files.get(path);
    return bytes == null ? new Content.Absent() : new Content.Bytes(bytes.clone());
  }
}
