package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Bytes that grow: numbers in seven bits a byte, least first (LEB128), texts as UTF-8 after their
/// length.
final class Encoder {
  private byte[] bytes = new byte[1 << 12];
  private int size;

  /// A number that is not negative.
  void number(long value) {
    long rest = value;
    while (rest > 0x7f) {
      octet((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    octet((int) rest);
  }

  /// Four bytes, most significant first.
  void fixed(int value) {
    octet(value >>> 24);
    octet(value >>> 16);
    octet(value >>> 8);
    octet(value);
  }

  void text(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    number(encoded.length);
    all(encoded);
  }

  void all(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
    }
  }
}
