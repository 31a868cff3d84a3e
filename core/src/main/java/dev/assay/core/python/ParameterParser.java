package dev.assay.core.python;

import dev.assay.core.python.Expression.Collection;
import dev.assay.core.python.Parameters.Kind;
import dev.assay.core.python.Parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the parameters of functions and lambdas.
final class ParameterParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  ParameterParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /// Reads to the token that closes the list, which stays; a colon closes that of a lambda.
  Parameters read(TokenKind close) {
    boolean lambda = close == TokenKind.COLON;
    List<Parameter> all = new ArrayList<>(4);
    boolean keywordOnly = false;
    while (!cursor.is(close)) {
      if (cursor.take(TokenKind.SLASH)) {
        // Only a mark.
      } else if (cursor.is(TokenKind.STAR) && isBare(close)) {
        cursor.next();
        keywordOnly = true;
      } else {
        Parameter parameter = parameter(lambda, keywordOnly);
        keywordOnly |= parameter.kind() == Kind.STARRED;
        all.add(parameter);
      }
      if (!cursor.take(TokenKind.COMMA)) {
        break;
      }
    }
    if (!cursor.is(close)) {
      throw new SyntaxFailure();
    }
    return new Parameters(all);
  }

  private boolean isBare(TokenKind close) {
    TokenKind after = cursor.kindAfter(1);
    return after == TokenKind.COMMA || after == close;
  }

  private Parameter parameter(boolean lambda, boolean keywordOnly) {
    Kind kind = keywordOnly ? Kind.KEYWORD_ONLY : Kind.PLAIN;
    if (cursor.take(TokenKind.STAR)) {
      kind = Kind.STARRED;
    } else if (cursor.take(TokenKind.DOUBLE_STAR)) {
      kind = Kind.DOUBLE_STARRED;
    }
    Expression target = target();
    Optional<Expression> annotation =
        !lambda && cursor.take(TokenKind.COLON)
            ? Optional.of(expressions.starred())
            : Optional.empty();
    Optional<Expression> byDefault =
        cursor.take(TokenKind.ASSIGN) ? Optional.of(expressions.expression()) : Optional.empty();
    return new Parameter(kind, target, annotation, byDefault);
  }

  private Expression target() {
    int start = cursor.start();
    if (!cursor.take(TokenKind.OPEN_PARENTHESIS)) {
      return new Expression.Name(cursor.expectName(), start, cursor.lastEnd());
    }
    Expression targets = expressions.targets();
    cursor.expect(TokenKind.CLOSE_PARENTHESIS);
    return targets instanceof Collection
        ? targets
        : new Collection(Collection.Shape.TUPLE, List.of(targets), start, cursor.lastEnd());
  }
}
