package dev.assay.core.code.evaluation;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Statement;
import java.util.ArrayList;
import java.util.List;

/// Evaluates statements one after another.
final class Statements {
  private final Machine machine;
  private final Branches branches;
  private final Repeated loops;
  private final Definitions definitions;
  private final Imports imports;

  Statements(Machine machine) {
    this.machine = machine;
    this.branches = new Branches(machine, this);
    this.loops = new Repeated(machine, this);
    this.definitions = new Definitions(machine, this);
    this.imports = new Imports(machine);
  }

  /// Runs a block to its end, or to what leaves it.
  Flow run(List<Statement> body, Frame frame) {
    machine.depth++;
    try {
      for (int i = 0; i < body.size(); i++) {
        Statement statement = body.get(i);
        if (!machine.step(frame, statement)) {
          return Flow.NEXT;
        }
        Flow flow = run(statement, frame);
        if (flow != Flow.NEXT) {
          return flow;
        }
      }
      return Flow.NEXT;
    } finally {
      machine.depth--;
    }
  }

  /// Runs the top level of a module, where nothing stops what follows from being looked at.
  void runAll(List<Statement> body, Frame frame) {
    for (Statement statement : body) {
      if (!machine.step(frame, statement)) {
        return;
      }
      run(statement, frame);
    }
  }

  private Flow run(Statement statement, Frame frame) {
    return switch (statement) {
      case Statement.Evaluation it -> evaluated(it.value(), frame);
      case Statement.Assignment it -> {
        Value value = machine.expressions.evaluate(it.value(), frame);
        for (Expression target : it.targets()) {
          machine.targets.assign(target, value, frame);
        }
        yield Flow.NEXT;
      }
      case Statement.AnnotatedAssignment it -> annotated(it, frame);
      case Statement.AugmentedAssignment it -> {
        machine.targets.augment(it, frame);
        yield Flow.NEXT;
      }
      case Statement.Return it -> {
        frame.returns(
            it.value().isPresent()
                ? machine.expressions.evaluate(it.value().get(), frame)
                : Value.Nothing.PLAIN);
        yield Flow.RETURN;
      }
      case Statement.Raise it -> raised(it, frame);
      default -> compound(statement, frame);
    };
  }

  private Flow annotated(Statement.AnnotatedAssignment statement, Frame frame) {
    if (statement.annotation() instanceof Expression.Call call) {
      machine.expressions.evaluate(call, frame);
    }
    if (frame.scope.ofClass && statement.target() instanceof Expression.Name name) {
      frame.scope.declareField(name.id());
    }
    if (statement.value().isPresent()) {
      Value value = machine.expressions.evaluate(statement.value().get(), frame);
      machine.targets.assign(statement.target(), value, frame);
    }
    return Flow.NEXT;
  }

  private Flow raised(Statement.Raise statement, Frame frame) {
    List<Expression> values = statement.values();
    if (!values.isEmpty()) {
      machine.raised = machine.expressions.evaluate(values.getFirst(), frame);
      all(values.subList(1, values.size()), frame);
    }
    return Flow.RAISE;
  }

  private Flow asserted(Statement.Assert statement, Frame frame) {
    statement.message().ifPresent(message -> machine.expressions.evaluate(message, frame));
    return evaluated(statement.test(), frame);
  }

  private Flow compound(Statement statement, Frame frame) {
    return switch (statement) {
      case Statement.If it -> branches.run(it, frame);
      case Statement.Try it -> branches.run(it, frame);
      case Statement.Match it -> branches.run(it, frame);
      case Statement.While it -> loops.run(it, frame);
      case Statement.For it -> loops.run(it, frame);
      case Statement.With it -> with(it, frame);
      case Statement.Function it -> {
        definitions.define(it, frame);
        yield Flow.NEXT;
      }
      case Statement.ClassDefinition it -> {
        definitions.define(it, frame);
        yield Flow.NEXT;
      }
      default -> other(statement, frame);
    };
  }

  private Flow with(Statement.With statement, Frame frame) {
    List<Value> contexts = new ArrayList<>();
    for (Statement.Item item : statement.items()) {
      Value context = machine.expressions.evaluate(item.context(), frame);
      contexts.add(context);
      Value value = machine.attributes.entered(context, frame, item.context());
      item.target().ifPresent(target -> machine.targets.assign(target, value, frame));
    }
    Flow flow = run(statement.body(), frame);
    for (Value context : contexts) {
      Site site = Site.of(frame, statement);
      Value nothing = Value.Nothing.PLAIN;
      machine.overloads.call(context, "__exit__", site, nothing, nothing, nothing);
      machine.overloads.call(context, "__aexit__", site, nothing, nothing, nothing);
    }
    return flow;
  }

  private Flow other(Statement statement, Frame frame) {
    return switch (statement) {
      case Statement.Delete it -> {
        it.targets().forEach(target -> machine.targets.delete(target, frame));
        yield Flow.NEXT;
      }
      case Statement.Jump it ->
          switch (it.kind()) {
            case PASS -> Flow.NEXT;
            case BREAK -> Flow.BREAK;
            case CONTINUE -> Flow.CONTINUE;
          };
      case Statement.Import it -> {
        imports.run(it, frame);
        yield Flow.NEXT;
      }
      case Statement.ImportFrom it -> {
        imports.run(it, frame);
        yield Flow.NEXT;
      }
      case Statement.Scope it -> {
        it.names().forEach(frame.scope::declareOuter);
        yield Flow.NEXT;
      }
      case Statement.Assert it -> asserted(it, frame);
      case Statement.Print it -> all(it.values(), frame);
      case Statement.Exec it -> {
        all(it.scopes(), frame);
        machine.layers.execute(machine.expressions.evaluate(it.code(), frame), Site.of(frame, it));
        yield Flow.NEXT;
      }
      case Statement.Broken it -> {
        all(it.saved(), frame);
        yield run(it.body(), frame);
      }
      default -> Flow.NEXT;
    };
  }

  private Flow evaluated(Expression expression, Frame frame) {
    if (expression instanceof Expression.Strings text && text.isPlain()) {
      return Flow.NEXT;
    }
    machine.expressions.evaluate(expression, frame);
    return Flow.NEXT;
  }

  private Flow all(List<Expression> expressions, Frame frame) {
    for (Expression expression : expressions) {
      machine.expressions.evaluate(expression, frame);
    }
    return Flow.NEXT;
  }
}
