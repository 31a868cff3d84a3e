package dev.assay.core.python;

import java.util.Arrays;

/// Cuts text into tokens. It never fails: what is no token is an [TokenKind#ERROR], a bracket that
/// is never closed ends where a statement begins, and a string that is never closed ends with its
/// line.
final class Lexer {
  private static final int DEEPEST_INDENTATION = 100;
  private static final int DEEPEST_BRACKETS = 400;
  private static final int TAB = 8;

  private final char[] text;
  private final int limit;
  private final Symbols symbols;
  private final StringScanner strings;
  private final Tokens tokens;

  private final int[] indents = new int[DEEPEST_INDENTATION + 1];
  private int indentation;

  private TokenKind[] open = new TokenKind[16];
  private int depth;
  private final boolean nested;

  /// Where the statement with the outermost open bracket begins, to go back to.
  private int statementToken;

  private int statementColumn;
  private int outermost;
  private boolean distrustful;

  private int resume;
  private int at;

  private Lexer(char[] text, int start, int limit, Symbols symbols, boolean nested) {
    this.text = text;
    this.at = start;
    this.limit = limit;
    this.symbols = symbols;
    this.nested = nested;
    this.strings = new StringScanner(text, limit);
    this.tokens = Tokens.take(Math.max(16, (limit - start) / 6));
  }

  /// The tokens of a file.
  static Tokens file(char[] text, Symbols symbols) {
    return new Lexer(text, 0, text.length, symbols, false).run();
  }

  /// The tokens of an expression inside a string: no lines and no indentation.
  static Tokens expression(char[] text, int start, int end, Symbols symbols) {
    return new Lexer(text, start, end, symbols, true).run();
  }

  private Tokens run() {
    boolean lineStart = !nested;
    while (true) {
      if (lineStart && depth == 0) {
        indent();
      }
      lineStart = line();
      if (at >= limit && !goBack()) {
        break;
      }
    }
    finish();
    return tokens;
  }

  private void finish() {
    if (!nested) {
      endLine(limit);
      while (indentation > 0) {
        indentation--;
        tokens.add(TokenKind.DEDENT, limit, limit, 0);
      }
    }
    tokens.add(TokenKind.END, limit, limit, 0);
  }

  /// With a bracket still open at the end, reads again from the statement it stands in and takes
  /// each bracket for closed where a line is indented no more than its statement.
  private boolean goBack() {
    if (depth == 0 || nested || distrustful) {
      return false;
    }
    distrustful = true;
    tokens.truncate(outermost);
    at = resume;
    depth = 0;
    return true;
  }

  /// Reads the indentation of a line that has something on it.
  private void indent() {
    int column = column();
    if (at >= limit) {
      return;
    }
    statementToken = tokens.size();
    statementColumn = column;
    if (column > indents[indentation] && indentation < DEEPEST_INDENTATION) {
      indents[++indentation] = column;
      tokens.add(TokenKind.INDENT, at, at, 0);
    }
    while (column < indents[indentation]) {
      indentation--;
      tokens.add(TokenKind.DEDENT, at, at, 0);
      if (column > indents[indentation]) {
        indents[++indentation] = column;
        tokens.add(TokenKind.INDENT, at, at, 0);
        return;
      }
    }
    statementToken = tokens.size();
  }

  /// Passes blank lines and comments; the column of what comes then.
  private int column() {
    int column = 0;
    while (at < limit) {
      switch (text[at]) {
        case ' ' -> column++;
        case '\t' -> column = column / TAB * TAB + TAB;
        case '\f', '\r', '\n', '\uFEFF' -> column = 0;
        case '#' -> {
          skipLine();
          continue;
        }
        default -> {
          return column;
        }
      }
      at++;
    }
    return column;
  }

  private void skipLine() {
    while (at < limit && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
  }

  /// Reads to the end of a line; whether the next one begins a statement or may do so.
  private boolean line() {
    while (at < limit) {
      char c = text[at];
      switch (c) {
        case ' ', '\t', '\f' -> at++;
        case '\n', '\r' -> {
          at++;
          if (depth == 0 && !nested) {
            endLine(at - 1);
            return true;
          }
          if (depth > 0 && !nested) {
            closeForgottenBrackets();
            if (depth == 0) {
              return true;
            }
          }
        }
        case '#' -> skipLine();
        case '\\' -> continuation();
        default -> token(c);
      }
    }
    return false;
  }

  private void endLine(int offset) {
    int size = tokens.size();
    if (size > 0) {
      TokenKind last = tokens.kind(size - 1);
      if (last != TokenKind.NEWLINE && last != TokenKind.INDENT && last != TokenKind.DEDENT) {
        tokens.add(TokenKind.NEWLINE, offset, offset, 0);
      }
    }
  }

  private void continuation() {
    int next = at + 1;
    if (next < limit && text[next] == '\r' && next + 1 < limit && text[next + 1] == '\n') {
      at = next + 2;
    } else if (next < limit && (text[next] == '\n' || text[next] == '\r')) {
      at = next + 1;
    } else {
      one(TokenKind.ERROR, 1);
    }
  }

  /// At the start of a line inside brackets: a statement there shows that they should have ended.
  private void closeForgottenBrackets() {
    int start = at;
    while (start < limit && (text[start] == ' ' || text[start] == '\t')) {
      start++;
    }
    if (start >= limit || text[start] == '\n' || text[start] == '\r' || text[start] == '#') {
      return;
    }
    boolean outdented =
        distrustful
            && start - at <= statementColumn
            && text[start] != ')'
            && text[start] != ']'
            && text[start] != '}';
    if (outdented || beginsStatement(start)) {
      depth = 0;
      endLine(at - 1);
    }
  }

  private boolean beginsStatement(int start) {
    int end = start;
    long hash = 0;
    while (end < limit && text[end] >= 'a' && text[end] <= 'z') {
      hash = Symbols.hash(hash, text[end++]);
    }
    if (end - start < 2 || (end < limit && Letters.isPart(text[end]))) {
      return false;
    }
    return symbols.kind(symbols.find(text, start, end, hash, true)).beginsOnlyStatements();
  }

  private void token(char c) {
    if (Letters.isStart(c)) {
      name();
    } else if (c >= '0' && c <= '9') {
      add(TokenKind.NUMBER, Numbers.end(text, at, limit));
    } else if (c == '"' || c == '\'') {
      string(at, at);
    } else {
      operator(c);
    }
  }

  private void name() {
    int start = at;
    int end = start;
    long hash = 0;
    int seen = 0;
    while (end < limit && Letters.isPart(text[end])) {
      char c = text[end++];
      hash = Symbols.hash(hash, c);
      seen |= c;
    }
    if (end < limit
        && (text[end] == '"' || text[end] == '\'')
        && Letters.arePrefix(text, start, end)) {
      string(start, end);
      return;
    }
    int symbol = symbols.find(text, start, end, hash, seen < 128);
    tokens.add(symbols.kind(symbol), start, end, symbol);
    at = end;
  }

  private void string(int start, int quote) {
    int end = strings.end(quote, Letters.haveFields(text, start, quote));
    if (end < 0) {
      skipTo(start, quote);
    } else {
      tokens.addString(start, Math.min(end, limit), quote);
      at = Math.min(end, limit);
    }
  }

  /// A literal that never ends is given up at the end of its line.
  private void skipTo(int start, int quote) {
    at = quote;
    skipLine();
    tokens.add(TokenKind.ERROR, start, at, quote);
  }

  private void add(TokenKind kind, int end) {
    tokens.add(kind, at, end, 0);
    at = end;
  }

  private void one(TokenKind kind, int length) {
    tokens.add(kind, at, at + length, 0);
    at += length;
  }

  private char peek(int ahead) {
    return at + ahead < limit ? text[at + ahead] : '\0';
  }

  private void operator(char c) {
    switch (c) {
      case '(' -> open(TokenKind.OPEN_PARENTHESIS);
      case '[' -> open(TokenKind.OPEN_BRACKET);
      case '{' -> open(TokenKind.OPEN_BRACE);
      case ')' -> close(TokenKind.CLOSE_PARENTHESIS, TokenKind.OPEN_PARENTHESIS);
      case ']' -> close(TokenKind.CLOSE_BRACKET, TokenKind.OPEN_BRACKET);
      case '}' -> close(TokenKind.CLOSE_BRACE, TokenKind.OPEN_BRACE);
      case ',' -> one(TokenKind.COMMA, 1);
      case ';' -> one(TokenKind.SEMICOLON, 1);
      case '`' -> one(TokenKind.BACKQUOTE, 1);
      case '~' -> one(TokenKind.TILDE, 1);
      case '.' -> dot();
      case ':' -> orAssign(TokenKind.COLON, TokenKind.WALRUS, 1);
      case '=' -> orAssign(TokenKind.ASSIGN, TokenKind.EQUAL, 1);
      case '!' -> orAssign(TokenKind.EXCLAMATION, TokenKind.NOT_EQUAL, 1);
      case '+' -> arithmetic(TokenKind.PLUS);
      case '%' -> arithmetic(TokenKind.PERCENT);
      case '&' -> arithmetic(TokenKind.AMPERSAND);
      case '|' -> arithmetic(TokenKind.BAR);
      case '^' -> arithmetic(TokenKind.CARET);
      case '@' -> arithmetic(TokenKind.AT);
      case '-' -> {
        if (peek(1) == '>') {
          one(TokenKind.ARROW, 2);
        } else {
          arithmetic(TokenKind.MINUS);
        }
      }
      case '*' -> doubled(c, TokenKind.STAR, TokenKind.DOUBLE_STAR);
      case '/' -> doubled(c, TokenKind.SLASH, TokenKind.DOUBLE_SLASH);
      case '<' -> less();
      case '>' -> greater();
      default -> one(TokenKind.ERROR, 1);
    }
  }

  private void open(TokenKind kind) {
    if (depth == 0) {
      outermost = statementToken;
      resume = statementToken < tokens.size() ? tokens.start(statementToken) : at;
    }
    if (depth == open.length && depth < DEEPEST_BRACKETS) {
      open = Arrays.copyOf(open, Math.min(DEEPEST_BRACKETS, depth * 2));
    }
    if (depth < open.length) {
      open[depth++] = kind;
    }
    one(kind, 1);
  }

  private void close(TokenKind kind, TokenKind opening) {
    int matching = depth - 1;
    while (matching >= 0 && open[matching] != opening) {
      matching--;
    }
    if (matching >= 0) {
      depth = matching;
    }
    one(kind, 1);
  }

  private void dot() {
    if (peek(1) >= '0' && peek(1) <= '9') {
      add(TokenKind.NUMBER, Numbers.end(text, at, limit));
    } else if (peek(1) == '.' && peek(2) == '.') {
      one(TokenKind.ELLIPSIS, 3);
    } else {
      one(TokenKind.DOT, 1);
    }
  }

  private void orAssign(TokenKind plain, TokenKind withEquals, int length) {
    if (peek(length) == '=' && !(nested && depth == 0 && plain == TokenKind.COLON)) {
      one(withEquals, length + 1);
    } else {
      one(plain, length);
    }
  }

  private void arithmetic(TokenKind plain) {
    orAssign(plain, TokenKind.AUGMENTED_ASSIGN, 1);
  }

  private void doubled(char c, TokenKind single, TokenKind twice) {
    if (peek(1) == c) {
      orAssign(twice, TokenKind.AUGMENTED_ASSIGN, 2);
    } else {
      orAssign(single, TokenKind.AUGMENTED_ASSIGN, 1);
    }
  }

  private void less() {
    if (peek(1) == '<') {
      orAssign(TokenKind.LEFT_SHIFT, TokenKind.AUGMENTED_ASSIGN, 2);
    } else if (peek(1) == '>') {
      one(TokenKind.NOT_EQUAL, 2);
    } else {
      orAssign(TokenKind.LESS, TokenKind.LESS_EQUAL, 1);
    }
  }

  private void greater() {
    if (peek(1) == '>') {
      orAssign(TokenKind.RIGHT_SHIFT, TokenKind.AUGMENTED_ASSIGN, 2);
    } else {
      orAssign(TokenKind.GREATER, TokenKind.GREATER_EQUAL, 1);
    }
  }
}
