package dev.assay.core.python;

import dev.assay.core.python.Expression.Argument;
import java.util.ArrayList;
import java.util.List;

/// The arguments of a call in a line that is no Python, as far as they can be made out: a comma or
/// the end is missing, or a text has its own quotes in it.
final class BrokenArguments {
  /// How many tokens are read in vain before nothing more is saved of arguments.
  private static final int PATIENCE = 20_000;

  private static final String QUOTES = "\"'“”‘’";

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private int wasted;

  BrokenArguments(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /// What there is to the closing parenthesis, which may be missing.
  List<Argument> read() {
    int open = cursor.start();
    cursor.expect(TokenKind.OPEN_PARENTHESIS);
    List<Argument> arguments = new ArrayList<>(4);
    while (!cursor.take(TokenKind.CLOSE_PARENTHESIS) && !isEdge()) {
      one(open, arguments);
    }
    return arguments;
  }

  private boolean isEdge() {
    return cursor.is(TokenKind.NEWLINE) || cursor.is(TokenKind.END);
  }

  private void one(int open, List<Argument> arguments) {
    int position = cursor.position();
    int depth = expressions.depth();
    boolean isQuoted = arguments.isEmpty() && QUOTES.indexOf(cursor.text[cursor.start()]) >= 0;
    try {
      Argument argument = expressions.argument(open);
      if (!isQuoted || !isCutShort()) {
        arguments.add(argument);
        cursor.take(TokenKind.COMMA);
        return;
      }
    } catch (SyntaxFailure _) {
      expressions.reset(depth);
    }
    wasted += cursor.position() - position;
    if (wasted > PATIENCE) {
      throw new SyntaxFailure();
    }
    cursor.moveTo(position);
    if (isQuoted) {
      arguments.add(new Argument(Argument.Passing.POSITIONAL, "", restOfLine()));
    } else {
      cursor.next();
    }
  }

  /// Whether something follows in the same line where a comma or the end would have to.
  private boolean isCutShort() {
    boolean isOver = cursor.is(TokenKind.COMMA) || cursor.is(TokenKind.CLOSE_PARENTHESIS);
    return !isOver && !isEdge() && cursor.start() < endOfLine(cursor.lastEnd());
  }

  /// The text behind a quote to the last of its kind in the line.
  private Expression restOfLine() {
    int start = cursor.start();
    int end = endOfLine(start);
    int last = end;
    while (last > start + 1 && !isPair(cursor.text[start], cursor.text[last - 1])) {
      last--;
    }
    int contentEnd = last > start + 1 ? last - 1 : end;
    while (cursor.start() < end && !isEdge()) {
      cursor.next();
    }
    var text =
        new StringLiteral(
            cursor.text, false, false, false, false, start + 1, contentEnd, List.of(), start, end);
    return new Expression.Strings(List.of(text), start, end);
  }

  private static boolean isPair(char open, char close) {
    return open < 128 ? open == close : QUOTES.indexOf(close) >= 0 && close >= 128;
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < cursor.text.length && cursor.text[end] != '\n' && cursor.text[end] != '\r') {
      end++;
    }
    return end;
  }
}
