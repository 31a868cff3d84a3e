package dev.assay.core.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A `.conda` package as conda unpacks it: the files of its two tar archives in one folder.
final class CondaTree implements FileTree {
  private static final String METADATA = "metadata.json";

  private final List<FileTree> parts;
  private final Gaps gaps = new Gaps();

  private CondaTree(List<FileTree> parts) {
    this.parts = parts;
  }

  /// The content of a package, where a zip archive is one and holds nothing else; otherwise the
  /// archive as it is. A part that cannot be opened stays in it as a file.
  static FileTree of(FileTree zip, Limits limits, Predicate<String> wanted) {
    List<FileTree> parts = new ArrayList<>();
    Map<String, Entry> rest = new TreeMap<>();
    List<Entry> entries = zip.list("");
    for (Entry entry : entries) {
      if (!isPart(entry) && !entry.name().equals(METADATA)) {
        return zip;
      }
      if (isPart(entry)
          && Archives.open(zip, entry.path(), limits, wanted)
              instanceof Archive.Opened(FileTree tree)) {
        parts.add(tree);
      } else {
        rest.put(entry.path(), entry);
      }
    }
    if (parts.isEmpty()) {
      return zip;
    }
    parts.add(new Rest(zip, List.copyOf(rest.values())));
    CondaTree tree = new CondaTree(parts);
    tree.compare("");
    return tree;
  }

  private static boolean isPart(Entry entry) {
    String name = entry.name();
    boolean named = name.startsWith("pkg-") || name.startsWith("info-");
    return named && entry.kind() == Kind.FILE && name.contains(".tar.");
  }

  /// What lies in the archive itself.
  private record Rest(FileTree zip, List<Entry> entries) implements FileTree {
    @Override
    public List<Entry> list(String directory) {
      return directory.isEmpty() ? entries : List.of();
    }

    @Override
    public Content read(String path) {
      return entries.stream().anyMatch(entry -> entry.path().equals(path))
          ? zip.read(path)
          : new Content.Absent();
    }

    @Override
    public List<Gap> gaps() {
      return zip.gaps();
    }
  }

  /// Tells of paths that several parts hold.
  private void compare(String directory) {
    Map<String, Integer> counts = new TreeMap<>();
    List<String> shared = new ArrayList<>();
    for (FileTree part : parts) {
      for (Entry entry : part.list(directory)) {
        boolean folder = entry.kind() == Kind.DIRECTORY;
        int before = counts.merge(entry.path(), folder ? 1 : 1 << 16, Integer::sum);
        if (folder && before == 2) {
          shared.add(entry.path());
        } else if (before > 1 << 16) {
          gaps.add(entry.path(), "more than once in the archive; the last one counts");
        }
      }
    }
    shared.forEach(this::compare);
  }

  @Override
  public List<Entry> list(String directory) {
    Map<String, Entry> entries = new TreeMap<>();
    for (FileTree part : parts) {
      part.list(directory).forEach(entry -> entries.putIfAbsent(entry.path(), entry));
    }
    return List.copyOf(entries.values());
  }

  @Override
  public Content read(String path) {
    for (FileTree part : parts) {
      Content content = part.read(path);
      if (!(content instanceof Content.Absent)) {
        return content;
      }
    }
    return new Content.Absent();
  }

  @Override
  public List<Gap> gaps() {
    List<Gap> all = new ArrayList<>(gaps.all());
    parts.forEach(part -> all.addAll(part.gaps()));
    return List.copyOf(all);
  }
}
