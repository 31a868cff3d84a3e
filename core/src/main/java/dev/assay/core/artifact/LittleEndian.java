package dev.assay.core.artifact;

import java.util.Arrays;

/// Bytes that hold little-endian unsigned numbers.
final class LittleEndian {
  private final byte[] bytes;

  LittleEndian(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  int u16(int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  long u32(int at) {
    return u16(at) | (long) u16(at + 2) << 16;
  }

  /// A number of 64 bits; one that does not fit into a long is negative.
  long u64(int at) {
    return u32(at) | u32(at + 4) << 32;
  }

  byte[] slice(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  String text(int from, int to) {
    return PathText.decode(slice(from, to));
  }
}
