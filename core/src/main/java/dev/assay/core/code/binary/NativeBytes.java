package dev.assay.core.code.binary;

import java.nio.charset.StandardCharsets;

/// The bytes of a native file, whose numbers are read at any place: outside of the file there are
/// zeros, so that whatever an offset says, nothing fails.
final class NativeBytes {
  private static final int LONGEST_NAME = 256;

  private final byte[] bytes;
  private final long from;
  private final long to;
  private final boolean big;

  private NativeBytes(byte[] bytes, long from, long to, boolean big) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.big = big;
  }

  static NativeBytes of(byte[] bytes, boolean big) {
    return new NativeBytes(bytes, 0, bytes.length, big);
  }

  /// A part as a file of its own.
  NativeBytes part(long start, long length) {
    long first = Math.clamp(from + Math.max(0, start), from, to);
    return new NativeBytes(bytes, first, Math.clamp(first + Math.max(0, length), first, to), big);
  }

  NativeBytes ordered(boolean highestFirst) {
    return new NativeBytes(bytes, from, to, highestFirst);
  }

  long length() {
    return to - from;
  }

  int u8(long at) {
    return at >= 0 && at < to - from ? bytes[(int) (from + at)] & 0xFF : 0;
  }

  int u16(long at) {
    return (int) number(at, 2);
  }

  long u32(long at) {
    return number(at, 4);
  }

  /// A number of 64 bits; one that does not fit into a long is negative.
  long u64(long at) {
    return number(at, 8);
  }

  /// A number of 64 or 32 bits.
  long word(long at, boolean wide) {
    return number(at, wide ? 8 : 4);
  }

  private long number(long at, int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      int place = big ? size - 1 - i : i;
      value |= (long) u8(at + i) << (8 * place);
    }
    return value;
  }

  /// The text up to the next zero; empty where it is too long for a name or is none.
  String name(long at) {
    int length = 0;
    int c = u8(at);
    while (c != 0) {
      if (c <= ' ' || c >= 0x7F || length == LONGEST_NAME) {
        return "";
      }
      length++;
      c = u8(at + length);
    }
    return length == 0
        ? ""
        : new String(bytes, (int) (from + at), length, StandardCharsets.ISO_8859_1);
  }
}
