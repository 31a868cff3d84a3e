package dev.assay.core.python;

/// A place among tokens, with the questions that both parsers ask of it.
final class Cursor {
  final char[] text;
  final Symbols symbols;
  private final Tokens tokens;
  private int at;

  Cursor(char[] text, Symbols symbols, Tokens tokens) {
    this.text = text;
    this.symbols = symbols;
    this.tokens = tokens;
  }

  TokenKind kind() {
    return tokens.kind(at);
  }

  TokenKind kindAfter(int more) {
    int token = at + more;
    return token < tokens.size() ? tokens.kind(token) : TokenKind.END;
  }

  boolean is(TokenKind kind) {
    return tokens.kind(at) == kind;
  }

  /// Whether the current token is this soft keyword.
  boolean isWord(String word) {
    return tokens.kind(at) == TokenKind.NAME && name().equals(word);
  }

  /// The text of the current token when it is a name or keyword.
  String name() {
    return symbols.text(tokens.symbol(at));
  }

  /// The text of the current token as it is written.
  String written() {
    return new String(text, tokens.start(at), tokens.end(at) - tokens.start(at));
  }

  int longestLiteral() {
    return tokens.longestLiteral();
  }

  int start() {
    return tokens.start(at);
  }

  int end() {
    return tokens.end(at);
  }

  /// Where the last token that was taken ended, marks of lines and blocks apart.
  int lastEnd() {
    int token = at - 1;
    while (token >= 0 && isMark(tokens.kind(token))) {
      token--;
    }
    return token < 0 ? 0 : tokens.end(token);
  }

  private static boolean isMark(TokenKind kind) {
    return kind == TokenKind.NEWLINE || kind == TokenKind.INDENT || kind == TokenKind.DEDENT;
  }

  /// The offset of the opening quote of a string.
  int quote() {
    return tokens.symbol(at);
  }

  /// Takes the current token, whatever it is; the last one stays.
  void next() {
    if (at < tokens.size() - 1) {
      at++;
    }
  }

  /// Takes the current token if it is of a kind.
  boolean take(TokenKind kind) {
    if (tokens.kind(at) != kind) {
      return false;
    }
    next();
    return true;
  }

  /// Takes the current token, which must be of a kind.
  void expect(TokenKind kind) {
    if (!take(kind)) {
      throw new SyntaxFailure();
    }
  }

  /// Takes a name.
  String expectName() {
    if (tokens.kind(at) != TokenKind.NAME) {
      throw new SyntaxFailure();
    }
    String name = name();
    next();
    return name;
  }

  /// Takes a name or keyword.
  String expectWord() {
    if (kind() != TokenKind.NAME && kind().keyword() == null) {
      throw new SyntaxFailure();
    }
    String word = name();
    next();
    return word;
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }
}
