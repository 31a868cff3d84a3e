package dev.assay.core.python;

import java.util.ArrayList;
import java.util.List;

/// Reads statements and blocks. A failure ends with the statement it happens in; a compound
/// statement whose head fails keeps its block.
final class StatementParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final SimpleParser simple;
  private final CompoundParser compound;
  private final Salvage salvage;
  private int broken;

  StatementParser(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionParser(cursor, 0);
    this.salvage = new Salvage(cursor, expressions);
    this.simple = new SimpleParser(cursor, expressions);
    this.compound = new CompoundParser(cursor, expressions, this, salvage);
  }

  Module module(Source source) {
    List<Statement> body = new ArrayList<>();
    while (!cursor.is(TokenKind.END)) {
      statement(body);
    }
    return new Module(
        source, body, cursor.symbols.names(), cursor.longestLiteral(), broken + salvage.heads());
  }

  /// Reads one line of simple statements, or one compound statement.
  private void statement(List<Statement> into) {
    switch (cursor.kind()) {
      case NEWLINE, DEDENT -> cursor.next();
      case INDENT -> into.add(unexpectedBlock());
      default -> {
        int position = cursor.position();
        int size = into.size();
        try {
          if (!compound.read(into)) {
            simpleLine(into);
          }
        } catch (SyntaxFailure _) {
          while (into.size() > size) {
            into.removeLast();
          }
          into.add(broken(position));
        }
      }
    }
  }

  private Statement unexpectedBlock() {
    broken++;
    int start = cursor.start();
    List<Statement> body = indented();
    return new Statement.Broken(List.of(), body, start, Math.max(start, cursor.lastEnd()));
  }

  private Statement broken(int position) {
    broken++;
    expressions.reset(0);
    cursor.moveTo(position);
    int start = cursor.start();
    List<Expression> saved = salvage.line();
    List<Statement> body = cursor.is(TokenKind.INDENT) ? indented() : List.of();
    return new Statement.Broken(saved, body, start, Math.max(start, cursor.lastEnd()));
  }

  private void simpleLine(List<Statement> into) {
    do {
      into.add(simple.read());
    } while (cursor.take(TokenKind.SEMICOLON)
        && !cursor.is(TokenKind.NEWLINE)
        && !cursor.is(TokenKind.END));
    if (!cursor.take(TokenKind.NEWLINE) && !cursor.is(TokenKind.END)) {
      throw new SyntaxFailure();
    }
  }

  /// The block after a colon: on the same line, or indented. A block that is missing is empty.
  List<Statement> block() {
    if (!cursor.take(TokenKind.NEWLINE)) {
      List<Statement> line = new ArrayList<>();
      simpleLineOfBlock(line);
      return line;
    }
    return cursor.is(TokenKind.INDENT) ? indented() : List.of();
  }

  private void simpleLineOfBlock(List<Statement> into) {
    int position = cursor.position();
    try {
      simpleLine(into);
    } catch (SyntaxFailure _) {
      into.clear();
      into.add(broken(position));
    }
  }

  private List<Statement> indented() {
    cursor.next();
    return toDedent();
  }

  /// The statements to the end of the block, the end included.
  List<Statement> toDedent() {
    List<Statement> body = new ArrayList<>();
    while (!cursor.is(TokenKind.DEDENT) && !cursor.is(TokenKind.END)) {
      statement(body);
    }
    cursor.take(TokenKind.DEDENT);
    return body;
  }
}
