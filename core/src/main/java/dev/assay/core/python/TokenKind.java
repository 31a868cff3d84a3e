package dev.assay.core.python;

import org.jspecify.annotations.Nullable;

/// The kinds of token. Soft keywords (`match`, `case`, `type`, `print`, `exec`, `async`, `await`,
/// `nonlocal`) are names: whether they are more is for the parser to see.
enum TokenKind {
  END(null),
  NEWLINE(null),
  INDENT(null),
  DEDENT(null),
  NAME(null),
  NUMBER(null),
  STRING(null),
  ERROR(null),
  AND("and"),
  AS("as"),
  ASSERT("assert"),
  BREAK("break"),
  CLASS("class"),
  CONTINUE("continue"),
  DEF("def"),
  DEL("del"),
  ELIF("elif"),
  ELSE("else"),
  EXCEPT("except"),
  FALSE("False"),
  FINALLY("finally"),
  FOR("for"),
  FROM("from"),
  GLOBAL("global"),
  IF("if"),
  IMPORT("import"),
  IN("in"),
  IS("is"),
  LAMBDA("lambda"),
  NONE("None"),
  NOT("not"),
  OR("or"),
  PASS("pass"),
  RAISE("raise"),
  RETURN("return"),
  TRUE("True"),
  TRY("try"),
  WHILE("while"),
  WITH("with"),
  YIELD("yield"),
  OPEN_PARENTHESIS(null),
  CLOSE_PARENTHESIS(null),
  OPEN_BRACKET(null),
  CLOSE_BRACKET(null),
  OPEN_BRACE(null),
  CLOSE_BRACE(null),
  COMMA(null),
  COLON(null),
  SEMICOLON(null),
  DOT(null),
  ELLIPSIS(null),
  ARROW(null),
  AT(null),
  ASSIGN(null),
  AUGMENTED_ASSIGN(null),
  WALRUS(null),
  BACKQUOTE(null),
  EXCLAMATION(null),
  PLUS(null),
  MINUS(null),
  STAR(null),
  DOUBLE_STAR(null),
  SLASH(null),
  DOUBLE_SLASH(null),
  PERCENT(null),
  LEFT_SHIFT(null),
  RIGHT_SHIFT(null),
  AMPERSAND(null),
  BAR(null),
  CARET(null),
  TILDE(null),
  LESS(null),
  GREATER(null),
  LESS_EQUAL(null),
  GREATER_EQUAL(null),
  EQUAL(null),
  NOT_EQUAL(null);

  private final @Nullable String keyword;

  TokenKind(@Nullable String keyword) {
    this.keyword = keyword;
  }

  /// The keyword this is, or null.
  @Nullable String keyword() {
    return keyword;
  }

  /// Whether a line inside brackets that begins with it shows that a bracket was never closed: it
  /// begins statements and stands in no expression.
  boolean beginsOnlyStatements() {
    return switch (this) {
      case ASSERT,
          BREAK,
          CLASS,
          CONTINUE,
          DEF,
          DEL,
          ELIF,
          EXCEPT,
          FINALLY,
          GLOBAL,
          IMPORT,
          PASS,
          RAISE,
          RETURN,
          TRY,
          WHILE,
          WITH ->
          true;
      default -> false;
    };
  }
}
