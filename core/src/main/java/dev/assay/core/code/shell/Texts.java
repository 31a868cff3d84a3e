package dev.assay.core.code.shell;

/// Ends of quotes and brackets, and escapes.
final class Texts {
  private Texts() {}

  /// The place of the back-quote that ends a substitution, or the end of the text.
  static int backquoteEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '`') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  /// The place of the quote that ends `$'…'`, or the end of the text.
  static int cQuoteEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\'') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  /// The place of the bracket that closes the one at `from`, quotes respected, or the end.
  static int bracketEnd(String text, int from) {
    int open = 0;
    char quote = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        return at;
      }
    }
    return text.length();
  }

  /// The text with the escapes of C replaced, `\xHH`, `\NNN` and `\n` among them.
  static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 >= text.length()) {
        out.append(c);
        at++;
      } else {
        at = escape(text, at + 1, out);
      }
    }
    return out.toString();
  }

  private static int escape(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'x' -> {
        return number(text, at + 1, 16, 2, out);
      }
      case 'u' -> {
        return number(text, at + 1, 16, 4, out);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return number(text, at, 8, c == '0' ? 4 : 3, out);
      }
      default -> out.append(c);
    }
    return at + 1;
  }

  private static int number(String text, int from, int radix, int most, StringBuilder out) {
    int value = 0;
    int at = from;
    while (at < text.length() && at - from < most && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at), radix);
      at++;
    }
    if (at > from) {
      out.append((char) value);
    }
    return at;
  }
}
