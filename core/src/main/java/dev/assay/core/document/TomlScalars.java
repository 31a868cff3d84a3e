package dev.assay.core.document;

/// The grammar of TOML 1.0 for truth values and numbers, and [TomlDates] for the rest of what
/// stands without quotes.
final class TomlScalars {
  private final String token;
  private int at = 0;

  private TomlScalars(String token) {
    this.token = token;
  }

  static Node parse(String token, int line) throws MalformedException {
    Bounds.admitNumber(token, line);
    if (token.equals("true") || token.equals("false")) {
      return new Node.Bool(token.equals("true"), line);
    }
    if (new TomlScalars(token).isNumber()) {
      return new Node.Numeral(token, line);
    }
    if (TomlDates.isDateOrTime(token)) {
      return new Node.Text(token, line);
    }
    throw new MalformedException("`" + token + "` is no value", line);
  }

  private boolean isNumber() {
    if (token.startsWith("0x")) {
      return isPrefixed(16);
    }
    if (token.startsWith("0o")) {
      return isPrefixed(8);
    }
    if (token.startsWith("0b")) {
      return isPrefixed(2);
    }
    skipSign();
    if (token.startsWith("inf", at) || token.startsWith("nan", at)) {
      return at + 3 == token.length();
    }
    return isDecimal();
  }

  private boolean isPrefixed(int radix) {
    at = 2;
    return skipDigits(radix) && atEnd();
  }

  private boolean isDecimal() {
    int start = at;
    if (!skipDigits(10) || (token.charAt(start) == '0' && at > start + 1)) {
      return false;
    }
    if (accept('.') && !skipDigits(10)) {
      return false;
    }
    if (accept('e') || accept('E')) {
      skipSign();
      return skipDigits(10) && atEnd();
    }
    return atEnd();
  }

  /// Moves over digits with single underscores between them.
  private boolean skipDigits(int radix) {
    do {
      int start = at;
      while (!atEnd()
          && token.charAt(at) < '\u0080'
          && Character.digit(token.charAt(at), radix) >= 0) {
        at++;
      }
      if (at == start) {
        return false;
      }
    } while (accept('_'));
    return true;
  }

  private void skipSign() {
    if (!accept('+')) {
      accept('-');
    }
  }

  private boolean accept(char expected) {
    if (atEnd() || token.charAt(at) != expected) {
      return false;
    }
    at++;
    return true;
  }

  private boolean atEnd() {
    return at == token.length();
  }
}
