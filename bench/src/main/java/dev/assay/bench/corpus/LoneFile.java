package dev.assay.bench.corpus;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import java.util.List;

/// A tree of one file that is held in memory.
public record LoneFile(String name, byte[] bytes) implements FileTree {
  @Override
  public List<Entry> list(String directory) {
    return directory.isEmpty() ? List.of(new Entry(name, Kind.FILE, bytes.length)) : List.of();
  }

  @Override
  public Content read(String path) {
    return path.equals(name) ? new Content.Bytes(bytes) : new Content.Absent();
  }
}
