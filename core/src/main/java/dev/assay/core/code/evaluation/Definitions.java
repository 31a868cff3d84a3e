package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.python.Expression;
import dev.assay.core.python.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `def` and `class`.
final class Definitions {
  private final Machine machine;
  private final Statements statements;

  Definitions(Machine machine, Statements statements) {
    this.machine = machine;
    this.statements = statements;
  }

  void define(Statement.Function statement, Frame frame) {
    List<String> decorators = new ArrayList<>(0);
    for (Expression decorator : statement.decorators()) {
      if (decorator instanceof Expression.Name name) {
        decorators.add(name.id());
      } else if (decorator instanceof Expression.Attribute attribute) {
        decorators.add(attribute.name());
      }
    }
    Scope scope = frame.scope;
    ObjectClass owner = scope.ofClass ? frame.owner : null;
    Function function =
        new Function(
            statement.name(),
            statement.parameters(),
            statement.body(),
            Optional.empty(),
            scope,
            frame.origin,
            statement.start(),
            machine.userCalls.defaults(statement.parameters(), frame),
            List.copyOf(decorators),
            owner);
    machine.pending.add(function, frame);
    frame.scope.bind(statement.name(), decorated(function, statement.decorators(), frame));
  }

  private Value decorated(Value defined, List<Expression> decorators, Frame frame) {
    Value value = defined;
    for (Expression decorator : decorators.reversed()) {
      Value by = machine.expressions.evaluate(decorator, frame);
      if (by instanceof Name name && isPlain(name.path())) {
        continue;
      }
      Value result = machine.calls.call(by, Arguments.of(value), Site.of(frame, decorator));
      boolean callable =
          result instanceof Function
              || result instanceof Value.Partial
              || result instanceof ObjectClass
              || result instanceof Value.Instance;
      value = callable ? result : value;
    }
    return value;
  }

  private static boolean isPlain(String path) {
    return switch (path) {
      case "builtins.property", "builtins.staticmethod", "builtins.classmethod" -> true;
      default -> false;
    };
  }

  void define(Statement.ClassDefinition statement, Frame frame) {
    List<Value> bases = new ArrayList<>(2);
    for (Expression.Argument argument : statement.arguments()) {
      Value base = machine.expressions.evaluate(argument.value(), frame);
      if (argument.passing() == Expression.Argument.Passing.POSITIONAL) {
        bases.add(base);
      }
    }
    Scope members = new Scope(frame.scope, true);
    ObjectClass type =
        new ObjectClass(statement.name(), List.copyOf(bases), members, statement.start());
    statements.run(statement.body(), frame.inClass(type));
    frame.scope.bind(statement.name(), decorated(type, statement.decorators(), frame));
  }
}
