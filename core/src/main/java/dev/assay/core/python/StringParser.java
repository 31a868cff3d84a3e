package dev.assay.core.python;

import dev.assay.core.python.StringLiteral.Field;
import java.util.ArrayList;
import java.util.List;

/// Reads one string literal and the expressions in its fields.
final class StringParser {
  private static final int DEEPEST = 200;

  private final Cursor cursor;
  private final StringScanner scanner;
  private final int depth;

  private StringParser(Cursor cursor, int limit, int depth) {
    this.cursor = cursor;
    this.scanner = new StringScanner(cursor.text, limit);
    this.depth = depth;
  }

  /// The literal of the current token.
  static StringLiteral read(Cursor cursor, int depth) {
    char[] text = cursor.text;
    int start = cursor.start();
    int end = cursor.end();
    int quote = cursor.quote();
    boolean triple =
        quote + 5 < end && text[quote + 1] == text[quote] && text[quote + 2] == text[quote];
    int marks = triple ? 3 : 1;
    int from = quote + marks;
    int to = Math.max(from, end - marks);
    boolean raw = false;
    boolean bytes = false;
    boolean formatted = false;
    boolean template = false;
    for (int i = start; i < quote; i++) {
      switch (text[i] | 0x20) {
        case 'r' -> raw = true;
        case 'b' -> bytes = true;
        case 'f' -> formatted = true;
        case 't' -> template = true;
        default -> {}
      }
    }
    boolean fielded = formatted || template;
    List<Field> fields =
        fielded ? new StringParser(cursor, end, depth + 1).fields(from, to, raw) : List.of();
    return new StringLiteral(text, raw, bytes, fielded, template, from, to, fields, start, end);
  }

  /// The fields between two offsets of a literal.
  private List<Field> fields(int from, int to, boolean raw) {
    List<Field> fields = new ArrayList<>();
    int at = from;
    while (at < to) {
      char c = cursor.text[at];
      if (c == '\\' && !raw) {
        boolean beforeField = at + 1 < to && cursor.text[at + 1] == '{';
        at += beforeField ? 1 : isNamed(at, to) ? 3 : 2;
      } else if (c == '{' && at + 1 < to && cursor.text[at + 1] == '{') {
        at += 2;
      } else if (c == '{') {
        int end = scanner.fieldEnd(at + 1);
        if (end < 0 || end > to) {
          throw new SyntaxFailure();
        }
        fields.add(field(at, end));
        at = end;
      } else {
        at++;
      }
    }
    return fields;
  }

  /// `\N{…}` is no field.
  private boolean isNamed(int at, int to) {
    return at + 2 < to && cursor.text[at + 1] == 'N' && cursor.text[at + 2] == '{';
  }

  private Field field(int start, int end) {
    if (depth > DEEPEST) {
      throw new SyntaxFailure();
    }
    Tokens tokens = Lexer.expression(cursor.text, start + 1, end - 1, cursor.symbols);
    Cursor inner = new Cursor(cursor.text, cursor.symbols, tokens);
    Expression value = new ExpressionParser(inner, depth).value();
    inner.take(TokenKind.ASSIGN);
    char conversion = ' ';
    if (inner.take(TokenKind.EXCLAMATION)) {
      conversion = inner.expectName().charAt(0);
    }
    List<Field> specification = List.of();
    if (inner.is(TokenKind.COLON)) {
      specification = fields(inner.end(), end - 1, false);
    } else {
      inner.expect(TokenKind.END);
    }
    return new Field(value, conversion, specification, start, end);
  }
}
