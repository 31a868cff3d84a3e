package dev.assay.core.project.distribution;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// The headers of core metadata as Python's `email` parser reads them, which pip uses: a line that
/// begins with space continues the one before; an empty line, or one that is no header, ends them.
final class MetadataHeaders {
  private static final int MOST_BYTES = 8 << 20;

  private final byte[] bytes;
  private final int end;

  MetadataHeaders(byte[] bytes) {
    this.bytes = bytes;
    this.end = Math.min(bytes.length, MOST_BYTES);
  }

  /// Hands over the wanted fields, by their names in lower case; returns whether all of them were
  /// read.
  boolean each(Predicate<String> wanted, BiConsumer<String, String> taker) {
    // A continuation of nothing is passed over.
    int line = continued(startsWithMark() ? 3 : 0);
    while (line < end) {
      int colon = colon(line);
      if (colon < 0) {
        break;
      }
      int next = afterHeader(line);
      String field = text(line, colon).toLowerCase(Locale.ROOT);
      if (wanted.test(field)) {
        taker.accept(field, unfolded(text(colon + 1, next)));
      }
      line = next;
    }
    return line < MOST_BYTES;
  }

  /// The place of the colon that ends the field name, or -1 when the line is no header.
  private int colon(int line) {
    for (int i = line; i < end; i++) {
      byte b = bytes[i];
      if (b == ':') {
        return i;
      }
      if (b <= ' ' || b == 0x7F) {
        return -1;
      }
    }
    return -1;
  }

  /// Where the first line begins that does not continue this header.
  private int afterHeader(int line) {
    return continued(afterLine(line));
  }

  private int continued(int line) {
    int next = line;
    while (next < end && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next = afterLine(next);
    }
    return next;
  }

  private int afterLine(int line) {
    for (int i = line; i < end; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
      if (bytes[i] == '\r') {
        return i + 1 < end && bytes[i + 1] == '\n' ? i + 2 : i + 1;
      }
    }
    return end;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// The value on one line, with single spaces where it was broken.
  private static String unfolded(String value) {
    String stripped = value.strip();
    if (stripped.indexOf('\n') < 0 && stripped.indexOf('\r') < 0) {
      return stripped;
    }
    StringBuilder line = new StringBuilder(stripped.length());
    stripped.lines().forEach(part -> line.append(line.isEmpty() ? "" : " ").append(part.strip()));
    return line.toString();
  }

  private boolean startsWithMark() {
    return end >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
