package dev.assay.core.artifact;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the central directory of a zip archive lies.
///
/// @param start its place in the file
/// @param size its length in bytes
/// @param shift what must be added to all places that the archive tells, because bytes stand before
///   it
/// @param entries how many entries there are said to be
record ZipEnd(long start, long size, long shift, long entries) {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_SIZE = 56;

  /// Finds the end record as Python's `zipfile` does: the last that there is.
  static ZipEnd find(RandomBytes in, Gaps gaps) throws IOException {
    int length = (int) Math.min(in.size(), END_SIZE + LONGEST_COMMENT);
    LittleEndian tail = in.read(in.size() - length, length);
    int at = last(tail, length - END_SIZE);
    if (at < 0) {
      throw new BrokenArchiveException("no zip archive, or cut short");
    }
    if (at + END_SIZE + tail.u16(at + 20) != length || last(tail, at - 1) >= 0) {
      gaps.add("", "its end is ambiguous: zip readers may see different files");
    }
    long place = in.size() - length + at;
    ZipEnd end = find64(in, place);
    if (end == null) {
      end = of(place, tail.u32(at + 12), tail.u32(at + 16), tail.u16(at + 10));
    }
    if (end.shift > 0) {
      gaps.add("", end.shift + " bytes stand before the archive");
    }
    return end;
  }

  /// Whether a file ends like a zip archive, whatever it begins with.
  static boolean isAtEnd(RandomBytes in) throws IOException {
    int length = (int) Math.min(in.size(), END_SIZE + LONGEST_COMMENT);
    LittleEndian tail = in.read(in.size() - length, length);
    int at = last(tail, length - END_SIZE);
    return at >= 0 && at + END_SIZE + tail.u16(at + 20) == length;
  }

  private static int last(LittleEndian tail, int from) {
    for (int i = from; i >= 0; i--) {
      if (tail.u32(i) == END) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable ZipEnd find64(RandomBytes in, long place) throws IOException {
    if (place < LOCATOR_SIZE) {
      return null;
    }
    LittleEndian locator = in.read(place - LOCATOR_SIZE, LOCATOR_SIZE);
    if (locator.u32(0) != LOCATOR) {
      return null;
    }
    long usual = place - LOCATOR_SIZE - END_64_SIZE;
    long found = is64(in, usual) ? usual : locator.u64(8);
    if (!is64(in, found)) {
      throw new BrokenArchiveException("its ZIP64 end record is missing");
    }
    LittleEndian end = in.read(found, END_64_SIZE);
    return of(found, end.u64(40), end.u64(48), end.u64(32));
  }

  private static boolean is64(RandomBytes in, long place) throws IOException {
    return place >= 0
        && place <= in.size() - END_64_SIZE
        && in.read(place, END_64_SIZE).u32(0) == END_64;
  }

  private static ZipEnd of(long place, long size, long offset, long entries) throws IOException {
    long start = place - size;
    if (size < 0 || offset < 0 || start < 0 || start < offset) {
      throw new BrokenArchiveException("its central directory lies outside the file");
    }
    return new ZipEnd(start, size, start - offset, entries);
  }
}
