package dev.assay.core.python;

import dev.assay.core.python.Statement.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the type parameters of functions, classes and aliases (PEP 695, 696).
final class TypeParameterParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  TypeParameterParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /// Reads them with their brackets; none where there is no bracket.
  List<TypeParameter> read() {
    if (!cursor.take(TokenKind.OPEN_BRACKET)) {
      return List.of();
    }
    List<TypeParameter> parameters = new ArrayList<>(1);
    while (!cursor.is(TokenKind.CLOSE_BRACKET)) {
      if (!cursor.take(TokenKind.STAR)) {
        cursor.take(TokenKind.DOUBLE_STAR);
      }
      String name = cursor.expectName();
      Optional<Expression> bound =
          cursor.take(TokenKind.COLON) ? Optional.of(expressions.expression()) : Optional.empty();
      Optional<Expression> byDefault =
          cursor.take(TokenKind.ASSIGN) ? Optional.of(expressions.starred()) : Optional.empty();
      parameters.add(new TypeParameter(name, bound, byDefault));
      if (!cursor.take(TokenKind.COMMA)) {
        break;
      }
    }
    cursor.expect(TokenKind.CLOSE_BRACKET);
    return parameters;
  }
}
