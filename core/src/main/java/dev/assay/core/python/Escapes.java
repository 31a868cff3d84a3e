package dev.assay.core.python;

/// The escape sequences of string literals.
final class Escapes {
  private Escapes() {}

  static String replace(char[] source, int from, int to, boolean bytes) {
    int at = from;
    while (at < to && source[at] != '\\' && source[at] != '\r') {
      at++;
    }
    if (at == to) {
      return new String(source, from, to - from);
    }
    StringBuilder text = new StringBuilder(to - from);
    text.append(source, from, at - from);
    while (at < to) {
      char c = source[at];
      if (c == '\\' && at + 1 < to) {
        at = escape(source, at + 1, to, bytes, text);
      } else if (c == '\r') {
        text.append('\n');
        at += at + 1 < to && source[at + 1] == '\n' ? 2 : 1;
      } else {
        int plain = at + 1;
        while (plain < to && source[plain] != '\\' && source[plain] != '\r') {
          plain++;
        }
        text.append(source, at, plain - at);
        at = plain;
      }
    }
    return text.toString();
  }

  /// Appends what the escape whose letter stands at `at` means; the offset behind it.
  private static int escape(char[] source, int at, int to, boolean bytes, StringBuilder text) {
    char letter = source[at];
    switch (letter) {
      case '\n' -> {}
      case '\r' -> {
        return at + (at + 1 < to && source[at + 1] == '\n' ? 2 : 1);
      }
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'a' -> text.append('\u0007');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'v' -> text.append('\u000b');
      case '\\', '\'', '"' -> text.append(letter);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(source, at, to, text);
      }
      case 'x' -> {
        return hexadecimal(source, at, to, 2, text);
      }
      case 'u', 'U', 'N' -> {
        return bytes ? unknown(letter, at, text) : unicode(source, at, to, text);
      }
      default -> {
        return unknown(letter, at, text);
      }
    }
    return at + 1;
  }

  private static int unknown(char letter, int at, StringBuilder text) {
    text.append('\\').append(letter);
    return at + 1;
  }

  private static int octal(char[] source, int at, int to, StringBuilder text) {
    int value = 0;
    int end = at;
    while (end < to && end < at + 3 && source[end] >= '0' && source[end] <= '7') {
      value = value * 8 + (source[end++] - '0');
    }
    text.append((char) value);
    return end;
  }

  private static int hexadecimal(char[] source, int at, int to, int digits, StringBuilder text) {
    int value = 0;
    int end = at + 1;
    while (end < to && end <= at + digits) {
      int digit = Character.digit(source[end], 16);
      if (digit < 0) {
        break;
      }
      value = value * 16 + digit;
      end++;
    }
    if (end != at + 1 + digits || !Character.isValidCodePoint(value)) {
      return unknown(source[at], at, text);
    }
    text.appendCodePoint(value);
    return end;
  }

  private static int unicode(char[] source, int at, int to, StringBuilder text) {
    if (source[at] != 'N') {
      return hexadecimal(source, at, to, source[at] == 'u' ? 4 : 8, text);
    }
    int end = at + 1;
    while (end < to && source[end] != '}') {
      end++;
    }
    if (at + 1 < to && source[at + 1] == '{' && end < to) {
      try {
        text.appendCodePoint(Character.codePointOf(new String(source, at + 2, end - at - 2)));
        return end + 1;
      } catch (IllegalArgumentException _) {
        return unknown('N', at, text);
      }
    }
    return unknown('N', at, text);
  }
}
