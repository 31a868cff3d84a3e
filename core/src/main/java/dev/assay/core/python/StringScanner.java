package dev.assay.core.python;

/// Finds the end of string literals, those with replacement fields included (PEP 498, 701, 750).
final class StringScanner {
  /// A field may hold strings that hold fields that …
  private static final int DEEPEST = 12;

  /// After so many literals that never end, none is looked for beyond its line.
  private static final int MOST_FAILURES = 64;

  private static final int UNTERMINATED = -1;

  private final char[] text;
  private final int limit;
  private int failures;

  StringScanner(char[] text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /// The offset behind the literal whose opening quote stands at `quote`, or -1 when it does not
  /// end.
  int end(int quote, boolean formatted) {
    int end = end(quote, formatted, 0);
    if (end < 0) {
      failures++;
    }
    return end;
  }

  /// The offset behind the `}` of the field whose expression begins at `from`, or -1.
  int fieldEnd(int from) {
    return fieldEnd(from, 0);
  }

  private int end(int quote, boolean formatted, int depth) {
    boolean triple = isTriple(quote);
    if (depth > DEEPEST || (failures > MOST_FAILURES && (triple || formatted))) {
      return UNTERMINATED;
    }
    char mark = text[quote];
    int at = quote + (triple ? 3 : 1);
    while (at < limit) {
      char c = text[at];
      if (c == mark && (!triple || isTriple(at))) {
        return at + (triple ? 3 : 1);
      }
      if (c == '\\') {
        boolean beforeField = formatted && at + 1 < limit && text[at + 1] == '{';
        at = beforeField ? at + 1 : isNamed(at, formatted) ? at + 3 : behindEscape(at);
      } else if ((c == '\n' || c == '\r') && !triple) {
        return UNTERMINATED;
      } else if (c == '{' && formatted) {
        at = at + 1 < limit && text[at + 1] == '{' ? at + 2 : fieldEnd(at + 1, depth);
        if (at < 0) {
          return UNTERMINATED;
        }
      } else {
        at++;
      }
    }
    return UNTERMINATED;
  }

  private boolean isTriple(int at) {
    return at + 2 < limit && text[at + 1] == text[at] && text[at + 2] == text[at];
  }

  /// `\N{…}` is a character, not a field. In a raw literal it would be one; none is written there.
  private boolean isNamed(int at, boolean formatted) {
    return formatted && at + 2 < limit && text[at + 1] == 'N' && text[at + 2] == '{';
  }

  private int behindEscape(int at) {
    boolean newline = at + 2 < limit && text[at + 1] == '\r' && text[at + 2] == '\n';
    return at + (newline ? 3 : 2);
  }

  /// The offset behind the `}` that ends a field, its format specification included.
  private int fieldEnd(int from, int depth) {
    int brackets = 0;
    int at = from;
    while (at < limit) {
      char c = text[at];
      switch (c) {
        case '(', '[', '{' -> brackets++;
        case ')', ']' -> brackets--;
        case '}' -> {
          if (brackets <= 0) {
            return at + 1;
          }
          brackets--;
        }
        case '\'', '"' -> {
          at = end(at, isFormatted(from, at), depth + 1);
          if (at < 0) {
            return UNTERMINATED;
          }
          continue;
        }
        case ':' -> {
          if (brackets <= 0) {
            return specificationEnd(at + 1, depth);
          }
        }
        case '#' -> at = lineEnd(at) - 1;
        default -> {}
      }
      at++;
    }
    return UNTERMINATED;
  }

  private int specificationEnd(int from, int depth) {
    int at = from;
    while (at < limit) {
      char c = text[at];
      if (c == '}') {
        return at + 1;
      }
      if (c == '{') {
        if (depth > DEEPEST) {
          return UNTERMINATED;
        }
        at = fieldEnd(at + 1, depth + 1);
        if (at < 0) {
          return UNTERMINATED;
        }
      } else if (c == '\n' || c == '\r' || c == '\'' || c == '"') {
        return c == '\'' || c == '"' ? quoted(at, depth) : UNTERMINATED;
      } else {
        at++;
      }
    }
    return UNTERMINATED;
  }

  /// A quote in a specification either ends the whole literal too early or is one of its
  /// characters.
  private int quoted(int at, int depth) {
    return depth > DEEPEST ? UNTERMINATED : specificationEnd(at + 1, depth + 1);
  }

  /// Whether the letters before a quote make the string a formatted one.
  private boolean isFormatted(int from, int quote) {
    for (int at = quote - 1; at >= from && at >= quote - 2; at--) {
      char c = (char) (text[at] | 0x20);
      if (c == 'f' || c == 't') {
        return true;
      }
    }
    return false;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < limit && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    return at;
  }
}
