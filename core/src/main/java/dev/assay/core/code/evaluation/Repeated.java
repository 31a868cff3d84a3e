package dev.assay.core.code.evaluation;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Statement;
import java.util.List;
import java.util.Map;

/// `while` and `for`.
final class Repeated {
  private final Machine machine;
  private final Statements statements;

  Repeated(Machine machine, Statements statements) {
    this.machine = machine;
    this.statements = statements;
  }

  Flow run(Statement.While loop, Frame frame) {
    Repetition repetition = Repetition.whileHolding(machine, frame);
    while (true) {
      Value test = machine.expressions.evaluate(loop.test(), frame);
      machine.operations.lookAt(test);
      Decision decision = Decision.of(test);
      if (decision == Decision.NO) {
        return statements.run(loop.otherwise(), frame);
      }
      if (decision == Decision.OPEN) {
        return perhaps(loop.body(), frame);
      }
      frame.scope.begin();
      Flow flow = statements.run(loop.body(), frame);
      boolean changed = hasChanged(frame.scope.end(), frame);
      if (flow == Flow.BREAK) {
        return Flow.NEXT;
      }
      if (flow == Flow.RETURN || flow == Flow.RAISE) {
        return flow;
      }
      if (!repetition.goesOn() || !changed || !machine.step(frame, loop)) {
        return Flow.NEXT;
      }
    }
  }

  private static boolean hasChanged(Map<String, Value> before, Frame frame) {
    for (Map.Entry<String, Value> entry : before.entrySet()) {
      if (!entry.getValue().equals(frame.scope.own(entry.getKey()))) {
        return true;
      }
    }
    return false;
  }

  /// Goes through a body that may be gone through any number of times, and joins.
  private Flow perhaps(List<Statement> body, Frame frame) {
    machine.opaque++;
    frame.unsure++;
    frame.scope.begin();
    body.forEach(statement -> counts(statement, frame));
    statements.run(body, frame);
    Map<String, Value> before = frame.scope.end();
    frame.unsure--;
    before.forEach(
        (name, old) -> {
          Value now = frame.scope.own(name);
          frame.scope.bind(name, now == null ? old : Join.of(now, old));
        });
    return Flow.NEXT;
  }

  /// A number that each round adds to is any number, in a loop that goes round any number of times.
  private static void counts(Statement statement, Frame frame) {
    if (statement instanceof Statement.AugmentedAssignment counting
        && counting.target() instanceof Expression.Name name
        && frame.scope.own(name.id()) instanceof Value.Whole number) {
      frame.scope.bind(name.id(), number.tainted(Taint.NONE.with(Taint.UNSURE)));
    }
  }

  Flow run(Statement.For loop, Frame frame) {
    Value iterable =
        machine.overloads.iterated(
            machine.expressions.evaluate(loop.iterable(), frame), Site.of(frame, loop.iterable()));
    List<Value> elements = machine.subscripts.iterate(iterable);
    if (elements == null) {
      for (Value any : Subscripts.someOf(iterable)) {
        machine.targets.assign(loop.target(), any, frame);
        perhaps(loop.body(), frame);
      }
      statements.run(loop.otherwise(), frame);
      return Flow.NEXT;
    }
    Repetition repetition = Repetition.overElements(machine, frame);
    // By index: the body may change what it loops over.
    for (int i = 0; i < elements.size(); i++) {
      machine.targets.assign(loop.target(), elements.get(i), frame);
      Flow flow = statements.run(loop.body(), frame);
      if (flow == Flow.BREAK) {
        return Flow.NEXT;
      }
      if (flow == Flow.RETURN || flow == Flow.RAISE) {
        return flow;
      }
      if (!repetition.goesOn() || !machine.step(frame, loop)) {
        break;
      }
    }
    return statements.run(loop.otherwise(), frame);
  }
}
