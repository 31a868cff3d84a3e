package dev.assay.core.code;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import java.util.List;

/// A tree of one file that lies in memory.
record SingleFile(String path, byte[] bytes) implements FileTree {
  @Override
  public List<Entry> list(String directory) {
    return directory.isEmpty() ? List.of(new Entry(path, Kind.FILE, bytes.length)) : List.of();
  }

  @Override
  public Content read(String asked) {
    return asked.equals(path) ? new Content.Bytes(bytes) : new Content.Absent();
  }
}
