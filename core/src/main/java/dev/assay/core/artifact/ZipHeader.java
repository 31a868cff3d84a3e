package dev.assay.core.artifact;

import java.io.IOException;

/// One entry of a central directory.
///
/// @param nameLength the length of its name in bytes
/// @param crc its CRC-32
/// @param packed its packed size in bytes
/// @param size its size in bytes
/// @param offset where its local header lies in the file
/// @param mode its Unix mode, 0 when there is none
/// @param otherName the name in its Unicode path field (Info-ZIP 0x7075), or else the same name
record ZipHeader(
    String name,
    int nameLength,
    int flags,
    int method,
    long crc,
    long packed,
    long size,
    long offset,
    int mode,
    String otherName) {
  static final int FIXED = 46;

  private static final int SIGNATURE = 0x02014b50;
  private static final int UNIX = 3;
  private static final int LINK = 0xA000;
  private static final int FORMAT = 0xF000;
  private static final long IN_EXTRA = 0xFFFFFFFFL;
  private static final int ZIP64 = 0x0001;
  private static final int UNICODE_PATH = 0x7075;
  private static final int BEFORE_PATH = 5;

  /// Reads the entry that begins here, in a directory whose entries lie `shift` bytes further on
  /// than it says.
  static ZipHeader read(LittleEndian directory, int at, long shift) throws IOException {
    if (at > directory.length() - FIXED || directory.u32(at) != SIGNATURE) {
      throw new BrokenArchiveException("its central directory is damaged");
    }
    int nameEnd = at + FIXED + directory.u16(at + 28);
    int extraEnd = nameEnd + directory.u16(at + 30);
    if (extraEnd + directory.u16(at + 32) > directory.length()) {
      throw new BrokenArchiveException("its central directory is damaged");
    }
    String name = directory.text(at + FIXED, nameEnd);
    int zip64 = field(directory, nameEnd, extraEnd, ZIP64);
    int path = field(directory, nameEnd, extraEnd, UNICODE_PATH);
    Wide wide = new Wide(directory, zip64, fieldEnd(directory, zip64));
    long size = wide.next(directory.u32(at + 24));
    long packed = wide.next(directory.u32(at + 20));
    long offset = wide.next(directory.u32(at + 42));
    if (size < 0 || packed < 0 || offset < 0 || offset > Long.MAX_VALUE - shift) {
      throw new BrokenArchiveException("its central directory holds impossible sizes");
    }
    return new ZipHeader(
        name,
        nameEnd - at - FIXED,
        directory.u16(at + 8),
        directory.u16(at + 10),
        directory.u32(at + 16),
        packed,
        size,
        offset + shift,
        directory.u16(at + 4) >> 8 == UNIX ? directory.u16(at + 40) : 0,
        path < 0 || fieldEnd(directory, path) < path + BEFORE_PATH
            ? name
            : directory.text(path + BEFORE_PATH, fieldEnd(directory, path)));
  }

  /// The place after this entry, which began at `at`.
  static int next(LittleEndian directory, int at) {
    return at + FIXED + directory.u16(at + 28) + directory.u16(at + 30) + directory.u16(at + 32);
  }

  /// Where the content of an extra field begins, or -1.
  private static int field(LittleEndian bytes, int from, int to, int id) {
    for (int i = from; i <= to - 4; i += 4 + bytes.u16(i + 2)) {
      if (bytes.u16(i) == id && i + 4 + bytes.u16(i + 2) <= to) {
        return i + 4;
      }
    }
    return -1;
  }

  private static int fieldEnd(LittleEndian bytes, int content) {
    return content < 0 ? content : content + bytes.u16(content - 2);
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & 1) != 0;
  }

  /// Whether sizes and checksum stand after the content and not in the local header.
  boolean isStreamed() {
    return (flags & 8) != 0;
  }

  boolean isLink() {
    return (mode & FORMAT) == LINK;
  }

  /// The numbers of 64 bits in a ZIP64 field, each there only when the usual one is full.
  private static final class Wide {
    private final LittleEndian bytes;
    private final int end;
    private int at;

    Wide(LittleEndian bytes, int at, int end) {
      this.bytes = bytes;
      this.at = at;
      this.end = end;
    }

    long next(long usual) throws IOException {
      if (usual != IN_EXTRA || at < 0) {
        return usual;
      }
      if (at + 8 > end) {
        throw new BrokenArchiveException("a ZIP64 size is missing");
      }
      at += 8;
      return bytes.u64(at - 8);
    }
  }
}
