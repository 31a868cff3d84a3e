package dev.assay.core.python;

import dev.assay.core.python.Expression.Collection;
import dev.assay.core.python.Statement.Alias;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads statements without a block.
final class SimpleParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  SimpleParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Statement read() {
    int start = cursor.start();
    return switch (cursor.kind()) {
      case PASS -> jump(Statement.Jump.Kind.PASS, start);
      case BREAK -> jump(Statement.Jump.Kind.BREAK, start);
      case CONTINUE -> jump(Statement.Jump.Kind.CONTINUE, start);
      case RETURN -> {
        cursor.next();
        yield new Statement.Return(optionalValue(), start, cursor.lastEnd());
      }
      case DEL -> delete(start);
      case IMPORT -> imports(start);
      case FROM -> importFrom(start);
      case GLOBAL -> scope(true, start);
      case RAISE -> raise(start);
      case ASSERT -> assertion(start);
      case NAME -> named(start);
      default -> evaluation(start);
    };
  }

  private Statement jump(Statement.Jump.Kind kind, int start) {
    cursor.next();
    return new Statement.Jump(kind, start, cursor.lastEnd());
  }

  private Optional<Expression> optionalValue() {
    return Starts.expression(cursor) || cursor.is(TokenKind.YIELD)
        ? Optional.of(expressions.value())
        : Optional.empty();
  }

  private Statement delete(int start) {
    cursor.next();
    Expression targets = expressions.targets();
    List<Expression> all =
        targets
                    instanceof
                    Collection(Collection.Shape kind, List<Expression> elements, int _, int _)
                && kind == Collection.Shape.TUPLE
            ? elements
            : List.of(targets);
    return new Statement.Delete(all, start, cursor.lastEnd());
  }

  private Statement imports(int start) {
    cursor.next();
    List<Alias> names = new ArrayList<>(1);
    do {
      int from = cursor.start();
      String name = dotted();
      Optional<String> as = cursor.take(TokenKind.AS) ? name() : Optional.empty();
      names.add(new Alias(name, as, from, cursor.lastEnd()));
    } while (cursor.take(TokenKind.COMMA));
    return new Statement.Import(names, start, cursor.lastEnd());
  }

  private Optional<String> name() {
    return Optional.of(cursor.expectName());
  }

  private String dotted() {
    String first = cursor.expectName();
    if (!cursor.is(TokenKind.DOT)) {
      return first;
    }
    StringBuilder dotted = new StringBuilder(first);
    while (cursor.take(TokenKind.DOT)) {
      dotted.append('.').append(cursor.expectWord());
    }
    return dotted.toString();
  }

  private Statement importFrom(int start) {
    cursor.next();
    int level = 0;
    while (cursor.is(TokenKind.DOT) || cursor.is(TokenKind.ELLIPSIS)) {
      level += cursor.is(TokenKind.DOT) ? 1 : 3;
      cursor.next();
    }
    String module = level > 0 && cursor.is(TokenKind.IMPORT) ? "" : dotted();
    cursor.expect(TokenKind.IMPORT);
    List<Alias> names = new ArrayList<>(2);
    if (cursor.is(TokenKind.STAR)) {
      names.add(new Alias("*", Optional.empty(), cursor.start(), cursor.end()));
      cursor.next();
    } else {
      boolean parenthesised = cursor.take(TokenKind.OPEN_PARENTHESIS);
      aliases(names);
      if (parenthesised) {
        cursor.expect(TokenKind.CLOSE_PARENTHESIS);
      }
    }
    return new Statement.ImportFrom(level, module, names, start, cursor.lastEnd());
  }

  private void aliases(List<Alias> names) {
    do {
      if (cursor.is(TokenKind.CLOSE_PARENTHESIS)) {
        return;
      }
      int from = cursor.start();
      String name = cursor.expectWord();
      Optional<String> as = cursor.take(TokenKind.AS) ? name() : Optional.empty();
      names.add(new Alias(name, as, from, cursor.lastEnd()));
    } while (cursor.take(TokenKind.COMMA));
  }

  private Statement scope(boolean global, int start) {
    cursor.next();
    List<String> names = new ArrayList<>();
    do {
      names.add(cursor.expectName());
    } while (cursor.take(TokenKind.COMMA));
    return new Statement.Scope(global, names, start, cursor.lastEnd());
  }

  private Statement raise(int start) {
    cursor.next();
    List<Expression> values = new ArrayList<>(1);
    Optional<Expression> cause = Optional.empty();
    if (Starts.expression(cursor)) {
      do {
        values.add(expressions.expression());
      } while (cursor.take(TokenKind.COMMA));
      if (cursor.take(TokenKind.FROM)) {
        cause = Optional.of(expressions.expression());
      }
    }
    return new Statement.Raise(values, cause, start, cursor.lastEnd());
  }

  private Statement assertion(int start) {
    cursor.next();
    Expression test = expressions.expression();
    Optional<Expression> message =
        cursor.take(TokenKind.COMMA) ? Optional.of(expressions.expression()) : Optional.empty();
    return new Statement.Assert(test, message, start, cursor.lastEnd());
  }

  /// A statement that begins with a name: perhaps one of the words that are keywords in some
  /// Pythons.
  private Statement named(int start) {
    TokenKind after = cursor.kindAfter(1);
    String word = cursor.name();
    if (word.equals("print") && (after == TokenKind.RIGHT_SHIFT || beginsArguments(after))) {
      return print(start);
    }
    if (word.equals("exec") && beginsArguments(after)) {
      return exec(start);
    }
    if (word.equals("nonlocal") && after == TokenKind.NAME) {
      return scope(false, start);
    }
    if (word.equals("type") && after == TokenKind.NAME && isAlias()) {
      return typeAlias(start);
    }
    return evaluation(start);
  }

  /// Whether after a name only a statement of Python 2 goes on like this.
  private boolean beginsArguments(TokenKind after) {
    return switch (after) {
      case NAME, NUMBER, STRING, TRUE, FALSE, NONE, LAMBDA, BACKQUOTE, OPEN_BRACE, TILDE -> true;
      case NOT -> cursor.kindAfter(2) != TokenKind.IN;
      default -> false;
    };
  }

  private boolean isAlias() {
    TokenKind after = cursor.kindAfter(2);
    return after == TokenKind.ASSIGN || after == TokenKind.OPEN_BRACKET;
  }

  private Statement print(int start) {
    cursor.next();
    Optional<Expression> file = Optional.empty();
    List<Expression> values = new ArrayList<>();
    if (cursor.take(TokenKind.RIGHT_SHIFT)) {
      file = Optional.of(expressions.expression());
      cursor.take(TokenKind.COMMA);
    }
    while (Starts.expression(cursor)) {
      values.add(expressions.expression());
      if (!cursor.take(TokenKind.COMMA)) {
        break;
      }
    }
    return new Statement.Print(file, values, start, cursor.lastEnd());
  }

  private Statement exec(int start) {
    cursor.next();
    Expression code = expressions.operand();
    List<Expression> scopes = new ArrayList<>();
    if (cursor.take(TokenKind.IN)) {
      do {
        scopes.add(expressions.expression());
      } while (cursor.take(TokenKind.COMMA));
    }
    return new Statement.Exec(code, scopes, start, cursor.lastEnd());
  }

  private Statement typeAlias(int start) {
    cursor.next();
    String name = cursor.expectName();
    var parameters = new TypeParameterParser(cursor, expressions).read();
    cursor.expect(TokenKind.ASSIGN);
    Expression value = expressions.expression();
    return new Statement.TypeAlias(name, parameters, value, start, cursor.lastEnd());
  }

  private Statement evaluation(int start) {
    Expression first = expressions.value();
    return switch (cursor.kind()) {
      case ASSIGN -> assignment(first, start);
      case AUGMENTED_ASSIGN -> {
        String written = cursor.written();
        cursor.next();
        Expression value = expressions.value();
        yield new Statement.AugmentedAssignment(
            first, written.substring(0, written.length() - 1), value, start, cursor.lastEnd());
      }
      case COLON -> annotated(first, start);
      default -> new Statement.Evaluation(first, start, cursor.lastEnd());
    };
  }

  private Statement assignment(Expression first, int start) {
    List<Expression> targets = new ArrayList<>(1);
    Expression value = first;
    while (cursor.take(TokenKind.ASSIGN)) {
      targets.add(value);
      value = expressions.value();
    }
    return new Statement.Assignment(targets, value, start, cursor.lastEnd());
  }

  private Statement annotated(Expression target, int start) {
    cursor.next();
    Expression annotation = expressions.expression();
    Optional<Expression> value =
        cursor.take(TokenKind.ASSIGN) ? Optional.of(expressions.value()) : Optional.empty();
    return new Statement.AnnotatedAssignment(target, annotation, value, start, cursor.lastEnd());
  }
}
