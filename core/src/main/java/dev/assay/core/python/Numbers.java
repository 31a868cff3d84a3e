package dev.assay.core.python;

/// Finds the end of number literals of Python 2 and 3.
final class Numbers {
  private Numbers() {}

  /// The offset behind the number that begins at `start` with a digit, or with a dot and a digit.
  static int end(char[] text, int start, int limit) {
    int at = start;
    if (text[at] == '0' && at + 1 < limit) {
      int letter = text[at + 1] | 0x20;
      if (letter == 'x' || letter == 'o' || letter == 'b') {
        int end = digits(text, at + 2, limit, letter == 'x');
        return suffix(text, end, limit, 'l');
      }
    }
    at = digits(text, at, limit, false);
    if (at < limit && text[at] == '.') {
      at = digits(text, at + 1, limit, false);
    }
    at = exponent(text, at, limit);
    int end = suffix(text, at, limit, 'j');
    return end > at ? end : suffix(text, at, limit, 'l');
  }

  private static int exponent(char[] text, int at, int limit) {
    if (at >= limit || (text[at] | 0x20) != 'e') {
      return at;
    }
    int digits = at + 1;
    if (digits < limit && (text[digits] == '+' || text[digits] == '-')) {
      digits++;
    }
    boolean some = digits < limit && text[digits] >= '0' && text[digits] <= '9';
    return some ? digits(text, digits, limit, false) : at;
  }

  private static int suffix(char[] text, int at, int limit, char letter) {
    return at < limit && (text[at] | 0x20) == letter ? at + 1 : at;
  }

  private static int digits(char[] text, int from, int limit, boolean hexadecimal) {
    int at = from;
    while (at < limit && isDigit(text[at], hexadecimal)) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c, boolean hexadecimal) {
    int letter = c | 0x20;
    return (c >= '0' && c <= '9') || c == '_' || (hexadecimal && letter >= 'a' && letter <= 'f');
  }
}
