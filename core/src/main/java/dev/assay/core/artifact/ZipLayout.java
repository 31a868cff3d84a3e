package dev.assay.core.artifact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Holds the central directory of a zip archive against what lies in the file: zip readers that go
/// by the one and readers that go by the other must see the same entries.
final class ZipLayout {
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final long IN_EXTRA = 0xFFFFFFFFL;

  /// The possible lengths of what stands between two entries: nothing, or a data descriptor.
  private static final int[] DESCRIPTORS = {0, 12, 16, 20, 24};

  private final RandomBytes in;
  private final long directory;
  private final Gaps gaps;

  /// `directory` is the place of the central directory.
  ZipLayout(RandomBytes in, long directory, Gaps gaps) {
    this.in = in;
    this.directory = directory;
    this.gaps = gaps;
  }

  /// The entries in the order of the central directory, with the places of their contents.
  List<ZipMember> check(List<ZipHeader> headers) throws IOException {
    List<ZipMember> members = new ArrayList<>(headers.size());
    for (ZipHeader header : headers) {
      members.add(locate(header));
    }
    return separated(members);
  }

  /// Where the content of one entry lies.
  ZipMember locate(ZipHeader header) throws IOException {
    int wanted = LOCAL_SIZE + header.nameLength();
    if (header.offset() > directory - LOCAL_SIZE) {
      return refused(header, "it lies outside the archive");
    }
    int length = (int) Math.min(wanted, in.size() - header.offset());
    LittleEndian local = in.read(header.offset(), length);
    if (local.u32(0) != LOCAL) {
      return refused(header, "its local header is missing");
    }
    if (length < wanted
        || local.u16(26) != header.nameLength()
        || !local.text(LOCAL_SIZE, wanted).equals(header.name())) {
      return refused(header, "its local header holds another name");
    }
    long content = header.offset() + wanted + local.u16(28);
    if (content > directory - header.packed()) {
      return refused(header, "its content lies outside the archive");
    }
    return isSame(header, local)
        ? ZipMember.readable(header, content)
        : refused(header, "its local header differs from the central directory");
  }

  private ZipMember refused(ZipHeader header, String reason) {
    gaps.add(header.name(), reason);
    return ZipMember.refused(header, reason);
  }

  private static boolean isSame(ZipHeader header, LittleEndian local) {
    return ((local.u16(6) ^ header.flags()) & 1) == 0
        && local.u16(8) == header.method()
        && isSame(local.u32(14), header.crc(), header)
        && isSame(local.u32(18), header.packed(), header)
        && isSame(local.u32(22), header.size(), header);
  }

  private static boolean isSame(long local, long central, ZipHeader header) {
    return local == central || local == IN_EXTRA || (local == 0 && header.isStreamed());
  }

  /// Refuses what overlaps, as the entries of a bomb do, and tells of entries that the central
  /// directory hides.
  private List<ZipMember> separated(List<ZipMember> members) throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).refusal().isEmpty()) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparingLong(i -> members.get(i).header().offset()));
    long end = 0;
    for (int i : order) {
      ZipMember member = members.get(i);
      if (member.header().offset() < end) {
        members.set(i, refused(member.header(), "it overlaps another entry"));
      } else {
        findHidden(end, member.header().offset());
      }
      end = Math.max(end, member.content() + member.header().packed());
    }
    findHidden(end, directory);
    return members;
  }

  private void findHidden(long from, long to) throws IOException {
    for (int descriptor : DESCRIPTORS) {
      long place = from + descriptor;
      if (place <= to - LOCAL_SIZE && in.read(place, 4).u32(0) == LOCAL) {
        gaps.add("", "an entry at byte " + place + " is missing in its central directory");
        return;
      }
    }
  }
}
