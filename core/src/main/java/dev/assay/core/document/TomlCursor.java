package dev.assay.core.document;

/// A place in a TOML text: it moves forwards over characters, blanks and comments and counts lines.
final class TomlCursor {
  /// What [#peek()] says at the end; TOML allows this character nowhere.
  static final char END = '\0';

  private final String text;
  private int at = 0;
  private int line = 1;

  TomlCursor(String text) {
    this.text = text;
  }

  int line() {
    return line;
  }

  int position() {
    return at;
  }

  String since(int start) {
    return text.substring(start, at);
  }

  boolean atEnd() {
    return at == text.length();
  }

  char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : END;
  }

  boolean lookingAt(String expected) {
    return text.startsWith(expected, at);
  }

  /// Moves over characters of which none is a newline.
  void skip(int count) {
    at += count;
  }

  boolean accept(char expected) {
    if (peek() != expected || atEnd()) {
      return false;
    }
    at++;
    return true;
  }

  void expect(char expected) throws MalformedException {
    if (!accept(expected)) {
      throw unexpected("`" + expected + "`");
    }
  }

  /// Moves over a newline, if one is here.
  boolean acceptNewline() {
    int length = peek() == '\n' ? 1 : peek() == '\r' && peek(1) == '\n' ? 2 : 0;
    if (length == 0) {
      return false;
    }
    at += length;
    line++;
    return true;
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /// Moves over blanks, comments and newlines.
  void skipLines() throws MalformedException {
    do {
      skipBlanks();
      skipComment();
    } while (acceptNewline());
  }

  /// Moves over blanks and a comment to the next line.
  void endLine() throws MalformedException {
    skipBlanks();
    skipComment();
    if (!acceptNewline() && !atEnd()) {
      throw unexpected("the end of the line");
    }
  }

  private void skipComment() throws MalformedException {
    if (peek() != '#') {
      return;
    }
    while (!isControl(peek())) {
      at++;
    }
    if (!atEnd() && peek() != '\n' && !lookingAt("\r\n")) {
      throw malformed("a control character in a comment");
    }
  }

  /// Whether a string or comment may not hold it; a tab is none of these.
  static boolean isControl(char letter) {
    return (letter < ' ' && letter != '\t') || letter == '\u007F';
  }

  MalformedException malformed(String reason) {
    return new MalformedException(reason, line);
  }

  MalformedException unexpected(String expected) {
    String found = atEnd() ? "the document ends" : "`" + peek() + "` stands";
    return malformed(found + " where " + expected + " is expected");
  }
}
