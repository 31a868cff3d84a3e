package dev.assay.core.artifact;

import java.util.List;

/// One file of a tree as a tree of its own.
public record OneFile(FileTree tree, String path) implements FileTree {
  private String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public List<Entry> list(String directory) {
    if (!directory.isEmpty()) {
      return List.of();
    }
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return tree.list(folder).stream()
        .filter(entry -> entry.path().equals(path))
        .map(entry -> new Entry(name(), entry.kind(), entry.size()))
        .toList();
  }

  @Override
  public Content read(String asked) {
    return asked.equals(name()) ? tree.read(path) : new Content.Absent();
  }

  @Override
  public Opening open(String asked) {
    return asked.equals(name()) ? tree.open(path) : new Opening.Absent();
  }
}
