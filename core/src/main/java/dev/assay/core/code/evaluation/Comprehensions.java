package dev.assay.core.code.evaluation;

import dev.assay.core.python.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Evaluates comprehensions and generators, at once.
final class Comprehensions {
  private final Machine machine;

  Comprehensions(Machine machine) {
    this.machine = machine;
  }

  /// A comprehension under construction.
  private final class Building {
    private final Expression.Comprehension expression;
    private final Repetition repetition;
    private final Table table = new Table();
    private final Items items;
    private boolean open;

    Building(Expression.Comprehension expression, Frame frame) {
      this.expression = expression;
      this.repetition = Repetition.overElements(machine, frame);
      Items.Shape shape =
          switch (expression.result()) {
            case SET -> Items.Shape.SET;
            case GENERATOR -> Items.Shape.ITERATOR;
            case LIST, DICTIONARY -> Items.Shape.LIST;
          };
      this.items = new Items(shape, new ArrayList<>(), Taint.NONE);
    }

    /// Goes through the clauses from one on; false when it is to end.
    boolean clauses(int index, Frame frame) {
      if (index == expression.clauses().size()) {
        element(frame);
        return repetition.goesOn();
      }
      Expression.Clause clause = expression.clauses().get(index);
      Value iterable =
          machine.overloads.iterated(
              machine.expressions.evaluate(clause.iterable(), frame),
              Site.of(frame, clause.iterable()));
      List<Value> elements = machine.subscripts.iterate(iterable);
      if (elements == null) {
        open = true;
        machine.targets.assign(clause.target(), Subscripts.anyOf(iterable), frame);
        conditions(clause, frame);
        return clauses(index + 1, frame);
      }
      for (int i = 0; i < elements.size(); i++) {
        if (!machine.step(frame, expression)) {
          open = true;
          return false;
        }
        machine.targets.assign(clause.target(), elements.get(i), frame);
        if (conditions(clause, frame) != Decision.NO && !clauses(index + 1, frame)) {
          open |= i + 1 < elements.size();
          return false;
        }
      }
      return true;
    }

    private Decision conditions(Expression.Clause clause, Frame frame) {
      Decision all = Decision.YES;
      for (Expression condition : clause.conditions()) {
        Decision decision = Decision.of(machine.expressions.evaluate(condition, frame));
        if (decision == Decision.NO) {
          return decision;
        }
        if (decision == Decision.OPEN) {
          all = decision;
          machine.opaque++;
        }
      }
      open |= all == Decision.OPEN;
      return all;
    }

    private void element(Frame frame) {
      machine.meter.give();
      Value element = machine.expressions.evaluate(expression.element(), frame);
      Optional<Expression> value = expression.value();
      if (value.isPresent()) {
        table.put(element, machine.expressions.evaluate(value.get(), frame));
      } else {
        items.add(element);
      }
    }

    Value result() {
      if (expression.value().isPresent()) {
        if (open) {
          table.open(Contents.taint(table));
        }
        return table;
      }
      if (open) {
        items.open(Contents.taint(items));
      }
      return items;
    }
  }

  Value evaluate(Expression.Comprehension expression, Frame frame) {
    Frame inner = frame.with(new Scope(frame.scope, false));
    Building building = new Building(expression, inner);
    building.clauses(0, inner);
    return building.result();
  }
}
