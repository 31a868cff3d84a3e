package dev.assay.core.version;

/// What counts as space, digit and name in the texts of this package: ASCII only, except space.
final class Texts {
  private Texts() {}

  /// What Python's `\s` and `strip` take for space.
  static boolean isSpace(char c) {
    if (c > ' ' && c < 0x7f) {
      return false;
    }
    return c == 0x85 || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /// The first place at or after `from` that is not space.
  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The end of the text without the space behind it, not before `from`.
  static int trimSpace(String text, int from) {
    int end = text.length();
    while (end > from && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  static String strip(String text) {
    int start = skipSpace(text, 0);
    return text.substring(start, trimSpace(text, start));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  static boolean isAlphanumeric(char c) {
    char small = lower(c);
    return (small >= 'a' && small <= 'z') || isDigit(c);
  }

  static boolean isSeparator(char c) {
    return c == '.' || c == '-' || c == '_';
  }

  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// PEP 503's normal form of a text that need not be a name.
  static String normalizeName(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean separated = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSeparator(c)) {
        out.append(lower(c));
      } else if (!separated) {
        out.append('-');
      }
      separated = isSeparator(c);
    }
    return out.toString();
  }
}
