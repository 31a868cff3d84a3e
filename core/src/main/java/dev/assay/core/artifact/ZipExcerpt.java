package dev.assay.core.artifact;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads one entry of a zip archive and nothing of the others, so that of an archive that lies
/// elsewhere little more than its central directory needs to be fetched.
public final class ZipExcerpt {
  private static final int LARGEST_DIRECTORY = 16 << 20;

  private ZipExcerpt() {}

  /// Reads the entry that is chosen by the names of all. An archive of which readers may see
  /// different files is refused.
  ///
  /// @throws IOException when the channel cannot be read
  public static Content read(
      SeekableByteChannel channel, Function<List<String>, Optional<String>> choice, Limits limits)
      throws IOException {
    try {
      RandomBytes in = new RandomBytes(channel);
      Gaps gaps = new Gaps();
      ZipEnd end = ZipEnd.find(in, gaps);
      List<ZipHeader> headers = headers(in, end, limits);
      Optional<String> name = choice.apply(headers.stream().map(ZipHeader::name).toList());
      if (name.isEmpty()) {
        return new Content.Absent();
      }
      List<ZipHeader> chosen =
          headers.stream().filter(header -> header.name().equals(name.get())).toList();
      if (chosen.size() > 1) {
        return new Content.Refused("more than once in the archive");
      }
      ZipMember member = new ZipLayout(in, end.start(), gaps).locate(chosen.getFirst());
      return gaps.all().isEmpty()
          ? new Content.Bytes(ZipContent.read(member, in, limits))
          : new Content.Refused(gaps.all().getFirst().reason());
    } catch (BrokenArchiveException broken) {
      return new Content.Refused(broken.reason());
    }
  }

  private static List<ZipHeader> headers(RandomBytes in, ZipEnd end, Limits limits)
      throws IOException {
    if (end.size() > LARGEST_DIRECTORY) {
      throw new BrokenArchiveException("its central directory is larger than 16 MiB");
    }
    LittleEndian directory = in.read(end.start(), (int) end.size());
    List<ZipHeader> headers = new ArrayList<>();
    for (int at = 0; at < directory.length(); at = ZipHeader.next(directory, at)) {
      if (headers.size() == limits.entries()) {
        throw new BrokenArchiveException("more than " + limits.entries() + " entries");
      }
      headers.add(ZipHeader.read(directory, at, end.shift()));
    }
    return headers;
  }
}
