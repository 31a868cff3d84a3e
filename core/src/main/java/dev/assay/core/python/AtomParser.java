package dev.assay.core.python;

import dev.assay.core.python.Expression.Clause;
import dev.assay.core.python.Expression.Collection;
import dev.assay.core.python.Expression.Comprehension;
import dev.assay.core.python.Expression.Constant;
import dev.assay.core.python.Expression.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads names, literals and what stands in brackets.
final class AtomParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  AtomParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Expression atom() {
    int start = cursor.start();
    int end = cursor.end();
    return switch (cursor.kind()) {
      case NAME -> {
        String id = cursor.name();
        cursor.next();
        yield new Expression.Name(id, start, end);
      }
      case NUMBER -> {
        String written = cursor.written();
        cursor.next();
        yield new Expression.Numeral(written, start, end);
      }
      case STRING -> strings();
      case TRUE -> constant(Constant.Value.TRUE, start, end);
      case FALSE -> constant(Constant.Value.FALSE, start, end);
      case NONE -> constant(Constant.Value.NONE, start, end);
      case ELLIPSIS -> constant(Constant.Value.ELLIPSIS, start, end);
      case OPEN_PARENTHESIS -> parenthesised(start);
      case OPEN_BRACKET -> bracketed(start);
      case OPEN_BRACE -> braced(start);
      case BACKQUOTE -> backquoted(start);
      default -> throw new SyntaxFailure();
    };
  }

  private Expression constant(Constant.Value kind, int start, int end) {
    cursor.next();
    return new Constant(kind, start, end);
  }

  private Expression strings() {
    int start = cursor.start();
    List<StringLiteral> parts = new ArrayList<>(1);
    while (cursor.is(TokenKind.STRING)) {
      parts.add(StringParser.read(cursor, expressions.depth()));
      cursor.next();
    }
    return new Expression.Strings(parts, start, cursor.lastEnd());
  }

  private Expression parenthesised(int start) {
    cursor.next();
    if (cursor.take(TokenKind.CLOSE_PARENTHESIS)) {
      return new Collection(Collection.Shape.TUPLE, List.of(), start, cursor.lastEnd());
    }
    if (cursor.is(TokenKind.YIELD)) {
      Expression value = expressions.yielded();
      cursor.expect(TokenKind.CLOSE_PARENTHESIS);
      return value;
    }
    Expression first = expressions.starred();
    if (Starts.comprehension(cursor)) {
      List<Clause> clauses = clauses();
      cursor.expect(TokenKind.CLOSE_PARENTHESIS);
      return comprehension(Comprehension.Result.GENERATOR, first, clauses, start);
    }
    if (cursor.take(TokenKind.CLOSE_PARENTHESIS)) {
      return first;
    }
    List<Expression> elements = rest(first, TokenKind.CLOSE_PARENTHESIS);
    return new Collection(Collection.Shape.TUPLE, elements, start, cursor.lastEnd());
  }

  /// The elements after a first one, to the closing bracket.
  private List<Expression> rest(Expression first, TokenKind close) {
    List<Expression> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.take(TokenKind.COMMA) && !cursor.is(close)) {
      elements.add(expressions.starred());
    }
    cursor.expect(close);
    return elements;
  }

  private Expression bracketed(int start) {
    cursor.next();
    if (cursor.take(TokenKind.CLOSE_BRACKET)) {
      return new Collection(Collection.Shape.LIST, List.of(), start, cursor.lastEnd());
    }
    Expression first = expressions.starred();
    if (Starts.comprehension(cursor)) {
      List<Clause> clauses = clauses();
      cursor.expect(TokenKind.CLOSE_BRACKET);
      return comprehension(Comprehension.Result.LIST, first, clauses, start);
    }
    List<Expression> elements = rest(first, TokenKind.CLOSE_BRACKET);
    return new Collection(Collection.Shape.LIST, elements, start, cursor.lastEnd());
  }

  private Expression braced(int start) {
    cursor.next();
    if (cursor.take(TokenKind.CLOSE_BRACE)) {
      return new Expression.Dictionary(List.of(), start, cursor.lastEnd());
    }
    if (cursor.is(TokenKind.DOUBLE_STAR)) {
      return dictionary(entry(), start);
    }
    Expression first = expressions.starred();
    if (cursor.take(TokenKind.COLON)) {
      return keyed(first, start);
    }
    if (Starts.comprehension(cursor)) {
      List<Clause> clauses = clauses();
      cursor.expect(TokenKind.CLOSE_BRACE);
      return comprehension(Comprehension.Result.SET, first, clauses, start);
    }
    List<Expression> elements = rest(first, TokenKind.CLOSE_BRACE);
    return new Collection(Collection.Shape.SET, elements, start, cursor.lastEnd());
  }

  private Expression keyed(Expression key, int start) {
    Expression value = expressions.named();
    if (!Starts.comprehension(cursor)) {
      return dictionary(new Entry(Optional.of(key), value), start);
    }
    List<Clause> clauses = clauses();
    cursor.expect(TokenKind.CLOSE_BRACE);
    return new Comprehension(
        Comprehension.Result.DICTIONARY, key, Optional.of(value), clauses, start, cursor.lastEnd());
  }

  private Expression dictionary(Entry first, int start) {
    List<Entry> entries = new ArrayList<>();
    entries.add(first);
    while (cursor.take(TokenKind.COMMA) && !cursor.is(TokenKind.CLOSE_BRACE)) {
      entries.add(entry());
    }
    cursor.expect(TokenKind.CLOSE_BRACE);
    return new Expression.Dictionary(entries, start, cursor.lastEnd());
  }

  private Entry entry() {
    if (cursor.take(TokenKind.DOUBLE_STAR)) {
      return new Entry(Optional.empty(), expressions.expression());
    }
    Expression key = expressions.expression();
    cursor.expect(TokenKind.COLON);
    return new Entry(Optional.of(key), expressions.named());
  }

  private Expression backquoted(int start) {
    cursor.next();
    Expression value = expressions.list();
    cursor.expect(TokenKind.BACKQUOTE);
    return new Expression.Backquoted(value, start, cursor.lastEnd());
  }

  /// The generator that is an argument; the parentheses of the call are its own when it is the only
  /// one.
  Expression generator(Expression element, int start) {
    List<Clause> clauses = clauses();
    int end = cursor.is(TokenKind.CLOSE_PARENTHESIS) ? cursor.end() : cursor.lastEnd();
    return new Comprehension(
        Comprehension.Result.GENERATOR, element, Optional.empty(), clauses, start, end);
  }

  private Expression comprehension(
      Comprehension.Result kind, Expression element, List<Clause> clauses, int start) {
    return new Comprehension(kind, element, Optional.empty(), clauses, start, cursor.lastEnd());
  }

  private List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>(1);
    while (Starts.comprehension(cursor)) {
      boolean asynchronous = !cursor.is(TokenKind.FOR);
      if (asynchronous) {
        cursor.next();
      }
      cursor.next();
      Expression target = expressions.targets();
      cursor.expect(TokenKind.IN);
      Expression iterable = iterable();
      List<Expression> conditions = new ArrayList<>(1);
      while (cursor.take(TokenKind.IF)) {
        conditions.add(condition());
      }
      clauses.add(new Clause(asynchronous, target, iterable, conditions));
    }
    return clauses;
  }

  /// In Python 2 a list comprehension may go over `1, 2` without parentheses.
  private Expression iterable() {
    int start = cursor.start();
    Expression first = condition();
    if (!cursor.is(TokenKind.COMMA) || !Starts.atom(cursor.kindAfter(1))) {
      return first;
    }
    List<Expression> elements = new ArrayList<>();
    elements.add(first);
    while (cursor.take(TokenKind.COMMA)) {
      elements.add(condition());
    }
    return new Collection(Collection.Shape.TUPLE, elements, start, cursor.lastEnd());
  }

  private Expression condition() {
    if (cursor.is(TokenKind.LAMBDA)) {
      return expressions.expression();
    }
    int start = cursor.start();
    Expression value = expressions.disjunction();
    return cursor.take(TokenKind.WALRUS)
        ? new Expression.Walrus(value, expressions.expression(), start, cursor.lastEnd())
        : value;
  }
}
