package dev.assay.core.artifact;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A zip archive by its central directory; each file is read from the archive when asked for.
final class ZipTree implements FileTree {
  private static final int LARGEST_DIRECTORY = 64 << 20;

  private final FileTree outer;
  private final String archive;
  private final Limits limits;
  private final ByteCount unpacked;
  private final Gaps gaps = new Gaps();
  private final PathMap paths = new PathMap();
  private final Map<String, ZipMember> members = new HashMap<>();

  private ZipTree(FileTree outer, String archive, Limits limits) {
    this.outer = outer;
    this.archive = archive;
    this.limits = limits;
    this.unpacked = new ByteCount(limits.totalBytes());
  }

  /// Reads the central directory of an archive of another tree.
  static ZipTree open(FileTree outer, String archive, SeekableByteChannel channel, Limits limits)
      throws IOException {
    ZipTree tree = new ZipTree(outer, archive, limits);
    RandomBytes in = new RandomBytes(channel);
    ZipEnd end = ZipEnd.find(in, tree.gaps);
    for (ZipMember member :
        new ZipLayout(in, end.start(), tree.gaps).check(tree.headers(in, end))) {
      tree.add(member);
    }
    tree.paths.conflicts().forEach(path -> tree.gaps.add(path, "both a file and a folder"));
    return tree;
  }

  private List<ZipHeader> headers(RandomBytes in, ZipEnd end) throws IOException {
    if (end.size() > LARGEST_DIRECTORY) {
      throw new BrokenArchiveException("its central directory is larger than 64 MiB");
    }
    LittleEndian directory = in.read(end.start(), (int) end.size());
    List<ZipHeader> headers = new ArrayList<>();
    for (int at = 0; at < directory.length(); at = ZipHeader.next(directory, at)) {
      if (headers.size() == limits.entries()) {
        throw new BrokenArchiveException("more than " + limits.entries() + " entries");
      }
      headers.add(ZipHeader.read(directory, at, end.shift()));
    }
    // Without ZIP64 the count has 16 bits and wraps.
    if (((headers.size() ^ end.entries()) & 0xFFFF) != 0) {
      gaps.add("", "it says that it has " + end.entries() + " entries, and has " + headers.size());
    }
    return headers;
  }

  private void add(ZipMember member) {
    ZipHeader header = member.header();
    Optional<String> problem = EntryName.problem(header.name(), limits.depth());
    problem.ifPresent(reason -> gaps.add(header.name(), reason));
    if (header.isFolder()) {
      return;
    }
    String path =
        problem.isEmpty()
            ? EntryName.path(header.name())
            : EntryName.salvaged(header.name(), limits.depth());
    if (problem.isPresent() && (path.isEmpty() || paths.at(path) != null)) {
      return;
    }
    Kind kind = header.isLink() ? Kind.DEAD_LINK : Kind.FILE;
    if (!paths.put(new Entry(path, kind, kind == Kind.FILE ? header.size() : 0))) {
      gaps.add(path, "more than once in the archive; the last one counts");
    }
    members.put(path, member);
    report(header, path);
  }

  private void report(ZipHeader header, String path) {
    if (header.isLink()) {
      gaps.add(path, "a symbolic link, which is not followed");
    }
    if (header.isEncrypted()) {
      gaps.add(path, "encrypted");
    }
    if (!header.otherName().equals(header.name())) {
      gaps.add(path, "it has a second name, `" + header.otherName() + "`");
    }
    if (ZipContent.isBomb(header, limits)) {
      gaps.add(path, "it would unpack to " + ByteCount.text(header.size()));
    }
  }

  @Override
  public List<Entry> list(String directory) {
    return paths.list(directory);
  }

  @Override
  public Content read(String path) {
    ZipMember member = members.get(path);
    if (member == null) {
      return new Content.Absent();
    }
    return switch (outer.open(archive)) {
      case Opening.Opened(SeekableByteChannel channel) -> read(member, channel);
      case Opening.Absent() -> new Content.Refused("the archive is gone");
      case Opening.Refused(String reason) -> new Content.Refused(reason);
    };
  }

  private Content read(ZipMember member, SeekableByteChannel channel) {
    try (channel) {
      byte[] bytes = ZipContent.read(member, new RandomBytes(channel), limits);
      return unpacked.spend(bytes.length)
          ? new Content.Bytes(bytes)
          : new Content.Refused(
              "more than " + ByteCount.text(limits.totalBytes()) + " were unpacked in all");
    } catch (BrokenArchiveException e) {
      return new Content.Refused(e.reason());
    } catch (IOException _) {
      return new Content.Refused("cannot be read");
    }
  }

  @Override
  public List<Gap> gaps() {
    return gaps.all();
  }
}
