package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.python.Expression;
import dev.assay.core.python.Parameters;
import dev.assay.core.python.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `def` and `class`.
final class Definitions {
  private static final int DEEPEST = 8;

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
    annotations(statement, frame);
    machine.pending.add(function, frame);
    frame.scope.bind(statement.name(), decorated(function, statement.decorators(), frame));
  }

  /// Annotations are evaluated where the function is defined; of these only calls do anything.
  private void annotations(Statement.Function statement, Frame frame) {
    for (Parameters.Parameter parameter : statement.parameters().all()) {
      if (parameter.annotation().orElse(null) instanceof Expression.Call call) {
        machine.expressions.evaluate(call, frame);
      }
    }
    if (statement.returns().orElse(null) instanceof Expression.Call call) {
      machine.expressions.evaluate(call, frame);
    }
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
              || result instanceof Text
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
    Value metaclass = null;
    for (Expression.Argument argument : statement.arguments()) {
      Value base = machine.expressions.evaluate(argument.value(), frame);
      if (argument.passing() == Expression.Argument.Passing.POSITIONAL) {
        bases.add(base);
      } else if (argument.name().equals("metaclass")) {
        metaclass = base;
      }
    }
    Scope members = new Scope(frame.scope, true);
    ObjectClass type =
        new ObjectClass(statement.name(), List.copyOf(bases), members, statement.start());
    statements.run(statement.body(), frame.inClass(type));
    made(type, metaclass, Site.of(frame, statement));
    frame.scope.bind(statement.name(), decorated(type, statement.decorators(), frame));
  }

  /// What Python calls once a class is made: its metaclass, the class above it, its members.
  private void made(ObjectClass type, @Nullable Value metaclass, Site site) {
    if (metaclass instanceof ObjectClass above) {
      Table members = new Table();
      type.members().all().forEach((name, value) -> members.put(Text.of(name), value));
      List<Value> given = List.of(above, Text.of(type.name()), Items.list(type.bases()), members);
      for (String method : List.of("__new__", "__init__")) {
        if (above.find(method, DEEPEST) instanceof Function function) {
          machine.calls.call(function, new Arguments(given, Map.of(), Taint.NONE), site);
        }
      }
    }
    for (Value base : type.bases()) {
      if (base instanceof ObjectClass above
          && above.find("__init_subclass__", DEEPEST) instanceof Function function) {
        machine.calls.call(function, Arguments.of(type), site);
      }
    }
    for (String name : List.copyOf(type.members().all().keySet())) {
      Value member = type.members().own(name);
      machine.overloads.call(member, "__set_name__", site, type, Text.of(name));
    }
  }
}
