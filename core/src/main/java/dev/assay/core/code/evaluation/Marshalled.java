package dev.assay.core.code.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// Texts and bytes as `marshal` writes them: what is no code is what it was.
final class Marshalled {
  /// The flag of a value that may be referred to again.
  private static final int REFERENCE = 0x80;

  private Marshalled() {}

  /// The text or bytes that marshalled bytes stand for; null where they stand for something else.
  static @Nullable Text text(Text marshalled) {
    String bytes = marshalled.text();
    if (!marshalled.bytes() || bytes.length() < 2) {
      return null;
    }
    Taint taint = marshalled.taint().decodedBy("marshal");
    return switch (bytes.charAt(0) & ~REFERENCE) {
      case 'z', 'Z' -> new Text(rest(bytes, 2, bytes.charAt(1)), false, taint);
      case 'a', 'A' -> new Text(rest(bytes, 5, length(bytes)), false, taint);
      case 'u', 't' -> new Text(decoded(rest(bytes, 5, length(bytes))), false, taint);
      case 's' -> Text.ofBytes(rest(bytes, 5, length(bytes)), taint);
      default -> null;
    };
  }

  private static String rest(String bytes, int start, int length) {
    int from = Math.min(start, bytes.length());
    return bytes.substring(from, (int) Math.min(bytes.length(), (long) from + length));
  }

  private static String decoded(String bytes) {
    return new String(Bytes.of(bytes), UTF_8);
  }

  /// Four bytes, the least first.
  private static int length(String bytes) {
    int length = 0;
    for (int i = Math.min(4, bytes.length() - 1); i >= 1; i--) {
      length = length << 8 | (bytes.charAt(i) & 0xff);
    }
    return length < 0 ? Integer.MAX_VALUE : length;
  }
}
