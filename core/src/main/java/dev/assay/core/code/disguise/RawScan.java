package dev.assay.core.code.disguise;

import dev.assay.core.python.Source;
import java.util.BitSet;

/// What one pass over the characters of a source finds, before its tree is looked at.
final class RawScan {
  /// No screen is so wide, and no style guide indents so far.
  private static final int OFF_SCREEN = 120;

  private static final int TAB = 8;

  /// Where text begins behind so many blanks.
  final BitSet pushed = new BitSet();

  /// Where the order of characters is changed beyond its line; -1: nowhere.
  int direction = -1;

  int longestLine;

  private RawScan() {}

  static RawScan of(Source source) {
    RawScan scan = new RawScan();
    boolean anyMatters = source.hasOtherThanAscii() || source.hasTab();
    int lines = source.lines();
    for (int line = 1; line <= lines; line++) {
      int start = source.lineStart(line);
      int end = line < lines ? source.lineStart(line + 1) : source.length();
      scan.longestLine = Math.max(scan.longestLine, end - start);
      if (anyMatters || end - start > OFF_SCREEN) {
        scan.line(source, start, end);
      }
    }
    return scan;
  }

  private void line(Source source, int start, int end) {
    int blanks = 0;
    int open = 0;
    int opened = -1;
    for (int i = start; i < end; i++) {
      char c = source.charAt(i);
      if (c == ' ') {
        blanks++;
      } else if (c == '\t') {
        blanks += TAB;
      } else {
        if (blanks >= OFF_SCREEN && c != '#' && c != '\n' && c != '\r') {
          pushed.set(firstOfStatement(source, i));
        }
        blanks = 0;
        int change = c < 0x80 ? 0 : change(c);
        opened = change > 0 ? i : opened;
        open = Math.max(0, open + change);
      }
    }
    direction = open > 0 && direction < 0 ? opened : direction;
  }

  /// A statement may begin behind a semicolon.
  private static int firstOfStatement(Source source, int from) {
    int at = from;
    while (at < source.length() && at - from < 64 && "; \t".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /// Characters that embed, override or isolate text open a direction; two others close one.
  private static int change(char c) {
    return switch (c) {
      case '\u202A', '\u202B', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068' -> 1;
      case '\u202C', '\u2069' -> -1;
      default -> 0;
    };
  }
}
