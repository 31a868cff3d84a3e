package dev.assay.core.artifact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tar archive that was read through: all its entries, and the content of those that were wanted.
final class TarTree implements FileTree {
  private final Limits limits;
  private final Gaps gaps;
  private final PathMap paths = new PathMap();
  private final Map<String, Content> contents = new HashMap<>();
  private final Map<String, TarHeader> links = new HashMap<>();
  private int entries;

  TarTree(Limits limits, Gaps gaps) {
    this.limits = limits;
    this.gaps = gaps;
  }

  /// The path of an entry that has a place in the tree; null and a gap when it has none.
  @Nullable String place(String name) throws BrokenArchiveException {
    if (++entries > limits.entries()) {
      throw new BrokenArchiveException("more than " + limits.entries() + " entries");
    }
    Optional<String> problem = EntryName.problem(name, limits.depth());
    if (problem.isPresent()) {
      gaps.add(name, problem.get());
      String path = EntryName.salvaged(name, limits.depth());
      return paths.at(path) == null ? path : null;
    }
    return EntryName.path(name);
  }

  void file(String path, long size, Content content) {
    put(new Entry(path, Kind.FILE, size));
    contents.put(path, content);
  }

  void link(String path, TarHeader header) {
    put(new Entry(path, Kind.DEAD_LINK, 0));
    links.put(path, header);
  }

  void other(String path, String reason) {
    put(new Entry(path, Kind.OTHER, 0));
    contents.put(path, new Content.Refused(reason));
    gaps.add(path, reason);
  }

  private void put(Entry entry) {
    if (!paths.put(entry)) {
      gaps.add(entry.path(), "more than once in the archive; the last one counts");
      contents.remove(entry.path());
      links.remove(entry.path());
    }
  }

  /// Follows the links, one step each, when all entries are known.
  void finish() {
    links.forEach(this::resolve);
    paths.conflicts().forEach(path -> gaps.add(path, "both a file and a folder"));
  }

  private void resolve(String path, TarHeader link) {
    String target = link.type() == '1' ? link.link() : TarLink.target(path, link.link());
    Optional<String> problem = EntryName.problem(target, limits.depth());
    if (problem.isPresent()) {
      dead(path, "a link that leads out of the archive");
      return;
    }
    String place = EntryName.path(target);
    Entry entry = paths.at(place);
    Content content = contents.get(place);
    if (entry != null && content != null && !links.containsKey(place)) {
      paths.put(new Entry(path, Kind.FILE, entry.size()));
      contents.put(path, content);
    } else if (paths.isFolder(place)) {
      paths.put(new Entry(path, Kind.OTHER, 0));
      contents.put(path, new Content.Refused("a link to a folder"));
    } else {
      dead(path, "a link that leads nowhere, or to another link");
    }
  }

  private void dead(String path, String reason) {
    contents.put(path, new Content.Refused(reason));
    gaps.add(path, reason);
  }

  @Override
  public List<Entry> list(String directory) {
    return paths.list(directory);
  }

  @Override
  public Content read(String path) {
    Content content = contents.get(path);
    return content == null ? new Content.Absent() : content;
  }

  @Override
  public List<Gap> gaps() {
    return gaps.all();
  }
}
