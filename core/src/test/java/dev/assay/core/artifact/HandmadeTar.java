package dev.assay.core.artifact;

import static dev.assay.core.artifact.HandmadeZip.utf8;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// Writes tar archives entry by entry, with any name, type, link and size.
final class HandmadeTar {
  private static final int BLOCK = 512;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  HandmadeTar add(String name, char type, String content, String link) {
    byte[] body = utf8(content);
    byte[] size = utf8(String.format(Locale.ROOT, "%011o", body.length));
    bytes.writeBytes(header(name, type, size, link));
    bytes.writeBytes(body);
    bytes.writeBytes(new byte[(BLOCK - body.length % BLOCK) % BLOCK]);
    return this;
  }

  byte[] bytes() {
    byte[] end = new byte[2 * BLOCK];
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes.toByteArray());
    all.writeBytes(end);
    return all.toByteArray();
  }

  /// The archive with one more header, whose size field holds these bytes and which nothing
  /// follows.
  byte[] sized(String name, byte[] size) {
    return sized(name, '0', size);
  }

  byte[] sized(String name, char type, byte[] size) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes.toByteArray());
    all.writeBytes(header(name, type, size, ""));
    return all.toByteArray();
  }

  private static byte[] header(String name, char type, byte[] size, String link) {
    byte[] block = new byte[BLOCK];
    put(block, 0, utf8(name));
    put(block, 100, utf8("0000644"));
    put(block, 124, size);
    put(block, 148, utf8("        "));
    block[156] = (byte) type;
    put(block, 157, utf8(link));
    put(block, 257, utf8("ustar\00000"));
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xFF;
    }
    put(block, 148, utf8(String.format(Locale.ROOT, "%06o\0 ", sum)));
    return block;
  }

  private static void put(byte[] block, int at, byte[] value) {
    System.arraycopy(value, 0, block, at, value.length);
  }
}
