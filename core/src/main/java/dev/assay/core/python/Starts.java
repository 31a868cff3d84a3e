package dev.assay.core.python;

/// What a token may begin.
final class Starts {
  private Starts() {}

  /// Whether an expression, starred or not, may begin here.
  static boolean expression(Cursor cursor) {
    return switch (cursor.kind()) {
      case LAMBDA, NOT, PLUS, MINUS, TILDE, STAR -> true;
      default -> atom(cursor.kind());
    };
  }

  /// Whether the kind begins an atom.
  static boolean atom(TokenKind kind) {
    return switch (kind) {
      case NAME,
          NUMBER,
          STRING,
          TRUE,
          FALSE,
          NONE,
          ELLIPSIS,
          OPEN_PARENTHESIS,
          OPEN_BRACKET,
          OPEN_BRACE,
          BACKQUOTE ->
          true;
      default -> false;
    };
  }

  /// Whether the clauses of a comprehension begin here.
  static boolean comprehension(Cursor cursor) {
    return cursor.is(TokenKind.FOR)
        || (cursor.kindAfter(1) == TokenKind.FOR && cursor.isWord("async"));
  }
}
