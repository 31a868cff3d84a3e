package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act;
import dev.assay.core.python.Expression;
import dev.assay.core.python.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `if`, `try` and `match`: a branch that is certain is taken, others are evaluated one by one from
/// the same state and joined.
final class Branches {
  private final Machine machine;
  private final Statements statements;

  Branches(Machine machine, Statements statements) {
    this.machine = machine;
    this.statements = statements;
  }

  /// The branches of one statement that may be taken.
  private final class Alternatives {
    private final Frame frame;
    private final List<Map<String, Value>> outcomes = new ArrayList<>();
    private Flow flow = Flow.NEXT;
    private boolean any;

    Alternatives(Frame frame) {
      this.frame = frame;
      machine.opaque++;
    }

    void add(List<Statement> body, Frame inside, Act.Reach how) {
      frame.scope.begin();
      frame.unsure++;
      Act.Reach reach = inside.reach;
      inside.reach = how.compareTo(reach) > 0 ? how : reach;
      Flow end = statements.run(body, inside);
      inside.reach = reach;
      frame.unsure--;
      Map<String, Value> after = frame.scope.undo(frame.scope.end());
      flow = any ? flow.or(end) : end;
      any = true;
      if (end != Flow.RETURN && end != Flow.RAISE) {
        outcomes.add(after);
      }
    }

    /// Joins what the branches did; `complete` says that one of them was taken for certain.
    Flow join(boolean complete) {
      boolean first = complete;
      for (Map<String, Value> outcome : outcomes) {
        if (first) {
          outcome.forEach(this::settle);
          first = false;
        } else {
          frame.scope.join(outcome);
        }
      }
      return complete && any ? flow : Flow.NEXT;
    }

    private void settle(String name, Value value) {
      boolean everywhere = true;
      for (Map<String, Value> outcome : outcomes) {
        everywhere &= outcome.containsKey(name);
      }
      Value now = frame.scope.own(name);
      frame.scope.bind(name, everywhere || now == null ? value : Join.of(now, value));
    }
  }

  Flow run(Statement.If statement, Frame frame) {
    Alternatives alternatives = null;
    Act.Reach least = Act.Reach.AUTOMATIC;
    for (Statement.Branch branch : statement.branches()) {
      if (Tests.asksForMain(branch.test())) {
        return main(branch, statement, frame);
      }
      Value test = machine.expressions.evaluate(branch.test(), frame);
      machine.operations.lookAt(test);
      Decision decision = Decision.of(test);
      if (decision == Decision.NO) {
        continue;
      }
      if (decision == Decision.YES && alternatives == null) {
        return statements.run(branch.body(), frame);
      }
      alternatives = alternatives == null ? new Alternatives(frame) : alternatives;
      alternatives.add(branch.body(), frame, Tests.reach(test, branch.test(), frame));
      if (decision == Decision.YES) {
        return alternatives.join(true);
      }
    }
    if (alternatives == null) {
      return statements.run(statement.otherwise(), frame);
    }
    alternatives.add(statement.otherwise(), frame, least);
    return alternatives.join(true);
  }

  /// `if __name__ == "__main__"`: the body runs when the file is run, not when it is imported.
  private Flow main(Statement.Branch branch, Statement.If statement, Frame frame) {
    if (frame.unit.isMain || frame.phase == Act.Phase.ENTRY) {
      return statements.run(branch.body(), frame);
    }
    Frame entry = frame.during(Act.Phase.ENTRY);
    entry.reach = Act.Reach.AUTOMATIC;
    Alternatives alternatives = new Alternatives(frame);
    alternatives.add(branch.body(), entry, Act.Reach.AUTOMATIC);
    alternatives.add(statement.otherwise(), frame, Act.Reach.AUTOMATIC);
    alternatives.join(true);
    return Flow.NEXT;
  }

  Flow run(Statement.Try statement, Frame frame) {
    boolean swallowing = frame.swallowing;
    frame.swallowing |= swallows(statement);
    Flow body = statements.run(statement.body(), frame);
    frame.swallowing = swallowing;
    if (body == Flow.NEXT) {
      body = statements.run(statement.otherwise(), frame);
    }
    Flow flow = body;
    if (!statement.handlers().isEmpty()) {
      flow = handled(statement, body, frame);
    }
    Flow last = statements.run(statement.last(), frame);
    return last == Flow.NEXT ? flow : last;
  }

  /// Whether nobody would learn of a failure.
  private static boolean swallows(Statement.Try statement) {
    for (Statement.Handler handler : statement.handlers()) {
      if (handler.body().size() == 1) {
        switch (handler.body().getFirst()) {
          case Statement.Jump _ -> {
            return true;
          }
          case Statement.Return it when it.value().isEmpty() -> {
            return true;
          }
          default -> {}
        }
      }
    }
    return false;
  }

  private Flow handled(Statement.Try statement, Flow body, Frame frame) {
    Alternatives alternatives = new Alternatives(frame);
    for (Statement.Handler handler : statement.handlers()) {
      handler.type().ifPresent(type -> machine.expressions.evaluate(type, frame));
      handler.target().ifPresent(name -> machine.targets.assign(name, machine.raised, frame));
      alternatives.add(handler.body(), frame, Act.Reach.AUTOMATIC);
    }
    Flow after = alternatives.join(false);
    Flow handlers = alternatives.flow;
    return body == Flow.RAISE ? handlers : body == handlers ? body : after;
  }

  Flow run(Statement.Match statement, Frame frame) {
    Value subject = machine.expressions.evaluate(statement.subject(), frame);
    Alternatives alternatives = new Alternatives(frame);
    for (Statement.Case each : statement.cases()) {
      Optional<Expression> guard = each.guard();
      bind(each.pattern(), subject, frame);
      guard.ifPresent(test -> machine.expressions.evaluate(test, frame));
      alternatives.add(each.body(), frame, Act.Reach.AUTOMATIC);
    }
    alternatives.join(false);
    return Flow.NEXT;
  }

  private void bind(Expression pattern, Value subject, Frame frame) {
    if (pattern instanceof Expression.Name || pattern instanceof Expression.Collection) {
      machine.targets.assign(pattern, subject, frame);
    }
  }
}
