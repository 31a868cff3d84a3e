package dev.assay.core.project.requirements;

import org.jspecify.annotations.Nullable;

/// The lines of a text, ended where Python's `str.splitlines` ends them. Numbers count only the
/// line ends that editors know, so that a form feed or U+2028 hides nothing and moves no number.
final class PhysicalLines {
  private final String text;
  private int at;
  private int number;
  private int next = 1;

  PhysicalLines(String text) {
    this.text = text;
  }

  /// The number of the line that was read last.
  int number() {
    return number;
  }

  /// The next line without its end, or null; of a line longer than the bound only that much and one
  /// character more, so that the caller can tell.
  @Nullable String next(int bound) {
    if (at == text.length()) {
      return null;
    }
    int start = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    String line = text.substring(start, Math.min(at, start + bound + 1));
    number = next;
    passEnd();
    return line;
  }

  private void passEnd() {
    if (at == text.length()) {
      return;
    }
    char end = text.charAt(at);
    at++;
    if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    if (end == '\r' || end == '\n') {
      next++;
    }
  }

  private static boolean isEnd(char c) {
    return (c >= '\n' && c <= '\r')
        || (c >= 0x1c && c <= 0x1e)
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }
}
