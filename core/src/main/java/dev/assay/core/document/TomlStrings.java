package dev.assay.core.document;

/// Reads the four kinds of string of TOML 1.0.
final class TomlStrings {
  private final TomlCursor cursor;

  TomlStrings(TomlCursor cursor) {
    this.cursor = cursor;
  }

  /// A string of any kind.
  String value() throws MalformedException {
    char quote = cursor.peek();
    return cursor.peek(1) == quote && cursor.peek(2) == quote ? lines(quote) : key();
  }

  /// A string on one line.
  String key() throws MalformedException {
    char quote = cursor.peek();
    cursor.skip(1);
    int start = cursor.position();
    skipPlain(quote);
    String plain = cursor.since(start);
    if (cursor.accept(quote)) {
      return plain;
    }
    StringBuilder text = new StringBuilder(plain);
    while (!cursor.accept(quote)) {
      escapeOrRefuse(quote, text);
      appendPlain(quote, text);
    }
    return text.toString();
  }

  private String lines(char quote) throws MalformedException {
    cursor.skip(3);
    cursor.acceptNewline();
    StringBuilder text = new StringBuilder();
    while (true) {
      appendPlain(quote, text);
      int start = cursor.position();
      if (cursor.acceptNewline()) {
        text.append(cursor.since(start));
      } else if (cursor.accept(quote)) {
        if (closes(quote, text)) {
          return text.toString();
        }
      } else if (quote != '"' || !skipFoldedLines()) {
        escapeOrRefuse(quote, text);
      }
    }
  }

  /// After a first quote: appends the quotes that are text and says whether the string ends here.
  private boolean closes(char quote, StringBuilder text) {
    int quotes = 1;
    while (quotes < 5 && cursor.accept(quote)) {
      quotes++;
    }
    boolean end = quotes >= 3;
    text.repeat(quote, end ? quotes - 3 : quotes);
    return end;
  }

  /// Moves over a backslash at the end of a line and all blanks and newlines after it.
  private boolean skipFoldedLines() {
    int blanks = 1;
    while (cursor.peek(blanks) == ' ' || cursor.peek(blanks) == '\t') {
      blanks++;
    }
    boolean newline =
        cursor.peek(blanks) == '\n'
            || (cursor.peek(blanks) == '\r' && cursor.peek(blanks + 1) == '\n');
    if (cursor.peek() != '\\' || !newline) {
      return false;
    }
    cursor.skip(blanks);
    while (cursor.acceptNewline()) {
      cursor.skipBlanks();
    }
    return true;
  }

  private void appendPlain(char quote, StringBuilder text) {
    int start = cursor.position();
    skipPlain(quote);
    text.append(cursor.since(start));
  }

  private void skipPlain(char quote) {
    char next = cursor.peek();
    while (next != quote && !TomlCursor.isControl(next) && (next != '\\' || quote == '\'')) {
      cursor.skip(1);
      next = cursor.peek();
    }
  }

  private void escapeOrRefuse(char quote, StringBuilder text) throws MalformedException {
    if (cursor.atEnd() || cursor.peek() == '\n') {
      throw cursor.malformed("a string is not closed");
    }
    if (quote == '\'' || cursor.peek() != '\\') {
      throw cursor.malformed("a control character in a string");
    }
    char escaped = cursor.peek(1);
    switch (escaped) {
      case 'u' -> text.appendCodePoint(codePoint(4));
      case 'U' -> text.appendCodePoint(codePoint(8));
      default -> {
        int known = "btnfr\"\\".indexOf(escaped);
        if (known < 0) {
          throw cursor.malformed("`\\" + escaped + "` is no escape");
        }
        text.append("\b\t\n\f\r\"\\".charAt(known));
        cursor.skip(2);
      }
    }
  }

  private int codePoint(int digits) throws MalformedException {
    cursor.skip(2);
    int value = 0;
    for (int digit = 0; digit < digits; digit++) {
      int next = Character.digit(cursor.peek(), 16);
      if (next < 0 || cursor.peek() > 'f' || value > Character.MAX_CODE_POINT) {
        throw cursor.malformed("an escape needs " + digits + " hexadecimal digits");
      }
      value = value * 16 + next;
      cursor.skip(1);
    }
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (surrogate || value > Character.MAX_CODE_POINT) {
      throw cursor.malformed("an escape names no character");
    }
    return value;
  }
}
