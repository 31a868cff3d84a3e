package dev.assay.core.python;

import dev.assay.core.python.Expression.Collection;
import java.util.ArrayList;
import java.util.List;

/// Saves what expressions there are in lines that are no Python.
final class Salvage {
  /// How many tokens are read in vain before a failure costs all that it read.
  private static final int PATIENCE = 50_000;

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final BrokenArguments arguments;
  private int heads;
  private int wasted;

  Salvage(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.arguments = new BrokenArguments(cursor, expressions);
  }

  /// How many heads of blocks were broken.
  int heads() {
    return heads;
  }

  /// The expressions to the end of the line, the end included.
  List<Expression> line() {
    List<Expression> saved = new ArrayList<>();
    while (!cursor.is(TokenKind.NEWLINE) && !isEdge()) {
      attempt(saved);
    }
    cursor.take(TokenKind.NEWLINE);
    return saved;
  }

  private boolean isEdge() {
    return cursor.is(TokenKind.END) || cursor.is(TokenKind.INDENT) || cursor.is(TokenKind.DEDENT);
  }

  private void attempt(List<Expression> saved) {
    int position = cursor.position();
    if (!Starts.atom(cursor.kind())) {
      boolean isDefined = cursor.is(TokenKind.DEF) || cursor.is(TokenKind.CLASS);
      cursor.next();
      if (isDefined) {
        cursor.take(TokenKind.NAME);
      }
      return;
    }
    try {
      expressions.reset(0);
      expressions.salvaging(arguments);
      saved.add(expressions.expression());
    } catch (SyntaxFailure _) {
      wasted += cursor.position() - position;
      if (wasted < PATIENCE) {
        cursor.moveTo(position);
      }
      cursor.next();
    } finally {
      expressions.salvaging(null);
    }
  }

  /// What stands between a keyword and the colon of its block, read by `head`; where that fails,
  /// what can be saved of it as a tuple. The colon is taken; of a broken head the line's end is
  /// left.
  Expression head(Head head) {
    int position = cursor.position();
    int start = cursor.start();
    try {
      Expression found = head.read();
      cursor.expect(TokenKind.COLON);
      return found;
    } catch (SyntaxFailure _) {
      heads++;
      cursor.moveTo(position);
      List<Expression> saved = new ArrayList<>();
      while (!cursor.is(TokenKind.NEWLINE) && !isEdge()) {
        attempt(saved);
      }
      expressions.reset(0);
      int end = Math.max(start, cursor.lastEnd());
      return new Collection(Collection.Shape.TUPLE, saved, start, end);
    }
  }

  /// Reads the head of a block.
  @FunctionalInterface
  interface Head {
    Expression read();
  }
}
