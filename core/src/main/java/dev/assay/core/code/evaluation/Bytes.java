package dev.assay.core.code.evaluation;

import java.nio.charset.StandardCharsets;

/// Bytes as text of which each character is one, and back.
final class Bytes {
  private Bytes() {}

  static byte[] of(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
