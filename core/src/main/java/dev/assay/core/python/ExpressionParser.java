package dev.assay.core.python;

import dev.assay.core.python.Expression.Argument;
import dev.assay.core.python.Expression.Collection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads expressions by recursive descent, binary operators by their strength. What is none leaves
/// as a [SyntaxFailure]; depth is bounded, so that no text can exhaust the stack.
final class ExpressionParser {
  private static final int DEEPEST = 250;

  private final Cursor cursor;
  private final AtomParser atoms;
  private @Nullable BrokenArguments salvaging;
  private int depth;
  private int patterns;

  ExpressionParser(Cursor cursor, int depth) {
    this.cursor = cursor;
    this.depth = depth;
    this.atoms = new AtomParser(cursor, this);
  }

  int depth() {
    return depth;
  }

  private void descend() {
    if (++depth > DEEPEST) {
      depth = 0;
      throw new SyntaxFailure();
    }
  }

  /// Reads the arguments of calls by whoever saves what there is of them; by the grammar where that
  /// is null.
  void salvaging(@Nullable BrokenArguments broken) {
    salvaging = broken;
  }

  /// Begins anew after a failure.
  void reset(int to) {
    depth = to;
    patterns = 0;
  }

  /// One expression without a walrus.
  Expression expression() {
    descend();
    Expression found = cursor.is(TokenKind.LAMBDA) ? lambda() : conditional();
    depth--;
    return found;
  }

  private Expression conditional() {
    int start = cursor.start();
    Expression then = disjunction();
    if (patterns > 0 || !cursor.take(TokenKind.IF)) {
      return then;
    }
    Expression test = disjunction();
    cursor.expect(TokenKind.ELSE);
    Expression otherwise = expression();
    return new Expression.Conditional(test, then, otherwise, start, cursor.lastEnd());
  }

  private Expression lambda() {
    int start = cursor.start();
    cursor.next();
    Parameters parameters = new ParameterParser(cursor, this).read(TokenKind.COLON);
    cursor.expect(TokenKind.COLON);
    return new Expression.Lambda(parameters, expression(), start, cursor.lastEnd());
  }

  /// One expression, or a walrus; in a pattern also `… as name`.
  Expression named() {
    int start = cursor.start();
    Expression value = expression();
    if (cursor.take(TokenKind.WALRUS)) {
      return new Expression.Walrus(value, expression(), start, cursor.lastEnd());
    }
    if (patterns > 0 && cursor.take(TokenKind.AS)) {
      int nameStart = cursor.start();
      Expression name = new Expression.Name(cursor.expectName(), nameStart, cursor.lastEnd());
      return new Expression.Walrus(name, value, start, cursor.lastEnd());
    }
    return value;
  }

  /// The pattern of a `case`.
  Expression pattern() {
    patterns++;
    Expression pattern = list();
    patterns--;
    return pattern;
  }

  Expression starred() {
    int start = cursor.start();
    if (cursor.take(TokenKind.STAR)) {
      return new Expression.Starred(binary(Operators.WEAKEST), start, cursor.lastEnd());
    }
    return named();
  }

  /// Expressions with commas between them: a tuple where there is a comma.
  Expression list() {
    int start = cursor.start();
    Expression first = starred();
    if (!cursor.is(TokenKind.COMMA)) {
      return first;
    }
    List<Expression> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.take(TokenKind.COMMA) && Starts.expression(cursor)) {
      elements.add(starred());
    }
    return new Collection(Collection.Shape.TUPLE, elements, start, cursor.lastEnd());
  }

  /// What may stand right of `=`: expressions, or a `yield`.
  Expression value() {
    return cursor.is(TokenKind.YIELD) ? yielded() : list();
  }

  Expression yielded() {
    int start = cursor.start();
    cursor.next();
    if (cursor.take(TokenKind.FROM)) {
      Optional<Expression> value = Optional.of(expression());
      return new Expression.Yield(true, value, start, cursor.lastEnd());
    }
    Optional<Expression> value = Starts.expression(cursor) ? Optional.of(list()) : Optional.empty();
    return new Expression.Yield(false, value, start, cursor.lastEnd());
  }

  /// Targets of `for` and `del`: no comparisons, since `in` ends them.
  Expression targets() {
    int start = cursor.start();
    Expression first = target();
    if (!cursor.is(TokenKind.COMMA)) {
      return first;
    }
    List<Expression> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.take(TokenKind.COMMA) && Starts.expression(cursor)) {
      elements.add(target());
    }
    return new Collection(Collection.Shape.TUPLE, elements, start, cursor.lastEnd());
  }

  /// One target.
  Expression target() {
    int start = cursor.start();
    if (cursor.take(TokenKind.STAR)) {
      return new Expression.Starred(binary(Operators.WEAKEST), start, cursor.lastEnd());
    }
    return binary(Operators.WEAKEST);
  }

  /// An expression without a conditional at its top.
  Expression disjunction() {
    int start = cursor.start();
    Expression first = conjunction();
    if (!cursor.is(TokenKind.OR)) {
      return first;
    }
    List<Expression> operands = new ArrayList<>();
    operands.add(first);
    while (cursor.take(TokenKind.OR)) {
      operands.add(conjunction());
    }
    return new Expression.Logical(false, operands, start, cursor.lastEnd());
  }

  /// What Python 2's `exec` executes: `in` ends it.
  Expression operand() {
    return binary(Operators.WEAKEST);
  }

  private Expression conjunction() {
    int start = cursor.start();
    Expression first = inversion();
    if (!cursor.is(TokenKind.AND)) {
      return first;
    }
    List<Expression> operands = new ArrayList<>();
    operands.add(first);
    while (cursor.take(TokenKind.AND)) {
      operands.add(inversion());
    }
    return new Expression.Logical(true, operands, start, cursor.lastEnd());
  }

  private Expression inversion() {
    if (!cursor.is(TokenKind.NOT)) {
      return comparison();
    }
    int start = cursor.start();
    cursor.next();
    descend();
    Expression operand = inversion();
    depth--;
    return new Expression.Unary("not", operand, start, cursor.lastEnd());
  }

  private Expression comparison() {
    int start = cursor.start();
    Expression first = binary(Operators.WEAKEST);
    TokenKind kind = cursor.kind();
    if (!Operators.isComparison(kind) && kind != TokenKind.NOT) {
      return first;
    }
    List<String> operators = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    while (true) {
      String operator = comparisonOperator();
      if (operator.isEmpty()) {
        break;
      }
      operators.add(operator);
      others.add(binary(Operators.WEAKEST));
    }
    return others.isEmpty()
        ? first
        : new Expression.Comparison(first, operators, others, start, cursor.lastEnd());
  }

  private String comparisonOperator() {
    TokenKind kind = cursor.kind();
    if (kind == TokenKind.NOT && cursor.kindAfter(1) == TokenKind.IN) {
      cursor.next();
      cursor.next();
      return "not in";
    }
    if (!Operators.isComparison(kind)) {
      return "";
    }
    cursor.next();
    return kind == TokenKind.IS && cursor.take(TokenKind.NOT) ? "is not" : Operators.text(kind);
  }

  private Expression binary(int weakest) {
    int start = cursor.start();
    Expression left = unary();
    while (true) {
      TokenKind kind = cursor.kind();
      int strength = Operators.strength(kind);
      if (strength < weakest) {
        return left;
      }
      cursor.next();
      Expression right = binary(strength + 1);
      left = new Expression.Binary(left, Operators.text(kind), right, start, cursor.lastEnd());
    }
  }

  private Expression unary() {
    return switch (cursor.kind()) {
      case PLUS, MINUS, TILDE -> {
        int start = cursor.start();
        String operator = Operators.text(cursor.kind());
        cursor.next();
        descend();
        Expression operand = unary();
        depth--;
        yield new Expression.Unary(operator, operand, start, cursor.lastEnd());
      }
      default -> power();
    };
  }

  private Expression power() {
    int start = cursor.start();
    Expression base = awaited();
    if (!cursor.take(TokenKind.DOUBLE_STAR)) {
      return base;
    }
    descend();
    Expression exponent = unary();
    depth--;
    return new Expression.Binary(base, "**", exponent, start, cursor.lastEnd());
  }

  private Expression awaited() {
    if (cursor.is(TokenKind.NAME) && cursor.isWord("await") && Starts.atom(cursor.kindAfter(1))) {
      int start = cursor.start();
      cursor.next();
      return new Expression.Await(primary(), start, cursor.lastEnd());
    }
    return primary();
  }

  private Expression primary() {
    int start = cursor.start();
    Expression value = atoms.atom();
    while (true) {
      switch (cursor.kind()) {
        case DOT -> {
          cursor.next();
          value = new Expression.Attribute(value, cursor.expectWord(), start, cursor.lastEnd());
        }
        case OPEN_PARENTHESIS -> {
          List<Argument> arguments = salvaging == null ? arguments() : salvaging.read();
          value = new Expression.Call(value, arguments, start, cursor.lastEnd());
        }
        case OPEN_BRACKET -> {
          cursor.next();
          Expression index = subscript();
          cursor.expect(TokenKind.CLOSE_BRACKET);
          value = new Expression.Subscript(value, index, start, cursor.lastEnd());
        }
        default -> {
          return value;
        }
      }
    }
  }

  /// The arguments of a call or bases of a class, with their parentheses.
  List<Argument> arguments() {
    int open = cursor.start();
    cursor.expect(TokenKind.OPEN_PARENTHESIS);
    if (cursor.take(TokenKind.CLOSE_PARENTHESIS)) {
      return List.of();
    }
    List<Argument> arguments = new ArrayList<>(4);
    while (!cursor.is(TokenKind.CLOSE_PARENTHESIS)) {
      arguments.add(argument(open));
      if (!cursor.take(TokenKind.COMMA)) {
        break;
      }
    }
    cursor.expect(TokenKind.CLOSE_PARENTHESIS);
    return arguments;
  }

  /// One argument of the call whose parenthesis opens there.
  Argument argument(int open) {
    if (cursor.take(TokenKind.STAR)) {
      return new Argument(Argument.Passing.STARRED, "", expression());
    }
    if (cursor.take(TokenKind.DOUBLE_STAR)) {
      return new Argument(Argument.Passing.DOUBLE_STARRED, "", expression());
    }
    if (cursor.kindAfter(1) == TokenKind.ASSIGN && cursor.kind() != TokenKind.STRING) {
      String name = cursor.expectWord();
      cursor.next();
      return new Argument(Argument.Passing.KEYWORD, name, patterns > 0 ? named() : expression());
    }
    int start = cursor.start();
    Expression value = named();
    if (Starts.comprehension(cursor)) {
      boolean only = cursor.text[start] != '(' || start != open;
      value = atoms.generator(value, only ? open : start);
    }
    return new Argument(Argument.Passing.POSITIONAL, "", value);
  }

  private Expression subscript() {
    int start = cursor.start();
    Expression first = slice();
    if (!cursor.is(TokenKind.COMMA)) {
      return first;
    }
    List<Expression> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.take(TokenKind.COMMA) && !cursor.is(TokenKind.CLOSE_BRACKET)) {
      elements.add(slice());
    }
    return new Collection(Collection.Shape.TUPLE, elements, start, cursor.lastEnd());
  }

  private Expression slice() {
    int start = cursor.start();
    Optional<Expression> lower = bound();
    if (!cursor.take(TokenKind.COLON)) {
      return lower.orElseThrow(SyntaxFailure::new);
    }
    Optional<Expression> upper = bound();
    Optional<Expression> step = cursor.take(TokenKind.COLON) ? bound() : Optional.empty();
    return new Expression.Slice(lower, upper, step, start, cursor.lastEnd());
  }

  private Optional<Expression> bound() {
    return Starts.expression(cursor) ? Optional.of(starred()) : Optional.empty();
  }
}
