package dev.assay.core.python;

import dev.assay.core.python.Expression.Collection;
import dev.assay.core.python.Statement.Branch;
import dev.assay.core.python.Statement.Case;
import dev.assay.core.python.Statement.Handler;
import dev.assay.core.python.Statement.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads statements with a block.
final class CompoundParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final Salvage salvage;

  CompoundParser(
      Cursor cursor, ExpressionParser expressions, StatementParser statements, Salvage salvage) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.statements = statements;
    this.salvage = salvage;
  }

  /// Reads a compound statement if one begins here.
  boolean read(List<Statement> into) {
    int start = cursor.start();
    switch (cursor.kind()) {
      case IF -> into.add(conditional(start));
      case WHILE -> into.add(loop(start));
      case FOR -> into.add(iteration(false, start));
      case WITH -> into.add(with(false, start));
      case TRY -> into.add(attempt(start));
      case DEF -> into.add(function(false, List.of(), start));
      case CLASS -> into.add(classDefinition(List.of(), start));
      case AT -> into.add(decorated());
      case NAME -> {
        return named(into, start);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean named(List<Statement> into, int start) {
    String word = cursor.name();
    if (word.equals("async")) {
      return asynchronous(into, start);
    }
    if (word.equals("match")) {
      Optional<Statement> match = match(start);
      match.ifPresent(into::add);
      return match.isPresent();
    }
    return false;
  }

  private boolean asynchronous(List<Statement> into, int start) {
    switch (cursor.kindAfter(1)) {
      case DEF -> {
        cursor.next();
        into.add(function(true, List.of(), start));
      }
      case FOR -> {
        cursor.next();
        into.add(iteration(true, start));
      }
      case WITH -> {
        cursor.next();
        into.add(with(true, start));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private Statement conditional(int start) {
    List<Branch> branches = new ArrayList<>(1);
    do {
      cursor.next();
      Expression test = salvage.head(expressions::named);
      branches.add(new Branch(test, statements.block()));
    } while (cursor.is(TokenKind.ELIF));
    return new Statement.If(branches, otherwise(), start, cursor.lastEnd());
  }

  /// The block of an `else`, if there is one.
  private List<Statement> otherwise() {
    return blockAfter(TokenKind.ELSE);
  }

  private List<Statement> blockAfter(TokenKind keyword) {
    if (!cursor.take(keyword)) {
      return List.of();
    }
    salvage.head(CompoundParser::nothing);
    return statements.block();
  }

  private static Expression nothing() {
    return new Collection(Collection.Shape.TUPLE, List.of(), 0, 0);
  }

  private Statement loop(int start) {
    cursor.next();
    Expression test = salvage.head(expressions::named);
    List<Statement> body = statements.block();
    return new Statement.While(test, body, otherwise(), start, cursor.lastEnd());
  }

  private Statement iteration(boolean asynchronous, int start) {
    cursor.next();
    Expression[] target = {nothing()};
    Expression iterable =
        salvage.head(
            () -> {
              target[0] = expressions.targets();
              cursor.expect(TokenKind.IN);
              return expressions.list();
            });
    List<Statement> body = statements.block();
    return new Statement.For(
        asynchronous, target[0], iterable, body, otherwise(), start, cursor.lastEnd());
  }

  private Statement with(boolean asynchronous, int start) {
    cursor.next();
    List<Item> items = new ArrayList<>(1);
    Expression head =
        salvage.head(
            () -> {
              items.clear();
              items(items);
              return nothing();
            });
    if (head.end() > 0) {
      items.clear();
      items.add(new Item(head, Optional.empty()));
    }
    return new Statement.With(asynchronous, items, statements.block(), start, cursor.lastEnd());
  }

  private void items(List<Item> items) {
    if (cursor.is(TokenKind.OPEN_PARENTHESIS)) {
      int position = cursor.position();
      try {
        cursor.next();
        while (!cursor.is(TokenKind.CLOSE_PARENTHESIS)) {
          items.add(item());
          if (!cursor.take(TokenKind.COMMA)) {
            break;
          }
        }
        cursor.expect(TokenKind.CLOSE_PARENTHESIS);
        if (cursor.is(TokenKind.COLON)) {
          return;
        }
      } catch (SyntaxFailure _) {
        expressions.reset(0);
      }
      items.clear();
      cursor.moveTo(position);
    }
    do {
      items.add(item());
    } while (cursor.take(TokenKind.COMMA));
  }

  private Item item() {
    Expression context = expressions.named();
    Optional<Expression> target =
        cursor.take(TokenKind.AS) ? Optional.of(expressions.target()) : Optional.empty();
    return new Item(context, target);
  }

  private Statement attempt(int start) {
    cursor.next();
    salvage.head(CompoundParser::nothing);
    List<Statement> body = statements.block();
    List<Handler> handlers = new ArrayList<>(1);
    while (cursor.is(TokenKind.EXCEPT)) {
      handlers.add(handler());
    }
    List<Statement> otherwise = otherwise();
    List<Statement> last = blockAfter(TokenKind.FINALLY);
    return new Statement.Try(body, handlers, otherwise, last, start, cursor.lastEnd());
  }

  private Handler handler() {
    cursor.next();
    boolean group = cursor.take(TokenKind.STAR);
    if (cursor.take(TokenKind.COLON)) {
      return new Handler(group, Optional.empty(), Optional.empty(), statements.block());
    }
    List<Expression> target = new ArrayList<>(1);
    Expression type =
        salvage.head(
            () -> {
              Expression first = expressions.expression();
              while (cursor.take(TokenKind.AS) || cursor.take(TokenKind.COMMA)) {
                target.add(expressions.expression());
              }
              return first;
            });
    Optional<Expression> caught =
        target.isEmpty() ? Optional.empty() : Optional.of(target.getLast());
    return new Handler(group, Optional.of(type), caught, statements.block());
  }

  private Statement decorated() {
    List<Expression> decorators = new ArrayList<>(1);
    while (cursor.take(TokenKind.AT)) {
      decorators.add(expressions.named());
      cursor.expect(TokenKind.NEWLINE);
    }
    int start = cursor.start();
    if (cursor.is(TokenKind.CLASS)) {
      return classDefinition(decorators, start);
    }
    boolean asynchronous = cursor.isWord("async");
    if (asynchronous) {
      cursor.next();
    }
    if (!cursor.is(TokenKind.DEF)) {
      throw new SyntaxFailure();
    }
    return function(asynchronous, decorators, start);
  }

  private Statement function(boolean asynchronous, List<Expression> decorators, int start) {
    cursor.next();
    String name = cursor.expectName();
    var typeParameters = new TypeParameterParser(cursor, expressions).read();
    cursor.expect(TokenKind.OPEN_PARENTHESIS);
    Parameters parameters =
        new ParameterParser(cursor, expressions).read(TokenKind.CLOSE_PARENTHESIS);
    cursor.next();
    Optional<Expression> returns =
        cursor.take(TokenKind.ARROW) ? Optional.of(expressions.list()) : Optional.empty();
    cursor.expect(TokenKind.COLON);
    return new Statement.Function(
        asynchronous,
        name,
        typeParameters,
        parameters,
        returns,
        decorators,
        statements.block(),
        start,
        cursor.lastEnd());
  }

  private Statement classDefinition(List<Expression> decorators, int start) {
    cursor.next();
    String name = cursor.expectName();
    var typeParameters = new TypeParameterParser(cursor, expressions).read();
    List<Expression.Argument> arguments =
        cursor.is(TokenKind.OPEN_PARENTHESIS) ? expressions.arguments() : List.of();
    cursor.expect(TokenKind.COLON);
    return new Statement.ClassDefinition(
        name, typeParameters, arguments, decorators, statements.block(), start, cursor.lastEnd());
  }

  /// A `match` statement, if what begins with the word `match` goes on as one; else nothing is
  /// taken.
  private Optional<Statement> match(int start) {
    int position = cursor.position();
    cursor.next();
    if (Starts.expression(cursor)) {
      try {
        Expression subject = expressions.list();
        if (cursor.take(TokenKind.COLON)
            && cursor.take(TokenKind.NEWLINE)
            && cursor.take(TokenKind.INDENT)
            && cursor.isWord("case")) {
          return Optional.of(cases(subject, start));
        }
      } catch (SyntaxFailure _) {
        expressions.reset(0);
      }
    }
    cursor.moveTo(position);
    return Optional.empty();
  }

  private Statement cases(Expression subject, int start) {
    List<Case> cases = new ArrayList<>();
    while (cursor.isWord("case")) {
      cursor.next();
      List<Expression> guard = new ArrayList<>(1);
      Expression pattern =
          salvage.head(
              () -> {
                Expression found = expressions.pattern();
                if (cursor.take(TokenKind.IF)) {
                  guard.add(expressions.named());
                }
                return found;
              });
      cases.add(new Case(pattern, guard.stream().findFirst(), statements.block()));
    }
    List<Statement> stray = statements.toDedent();
    if (!stray.isEmpty()) {
      cases.add(new Case(nothing(), Optional.empty(), stray));
    }
    return new Statement.Match(subject, cases, start, cursor.lastEnd());
  }
}
