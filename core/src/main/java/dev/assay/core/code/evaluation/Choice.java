package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Callable;
import dev.assay.core.code.evaluation.Value.Holder;
import dev.assay.core.code.evaluation.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// One of several values, and nothing tells which: what a table of functions or classes gives for a
/// key that comes from outside. Of other values the most telling one stands for all.
final class Choice {
  private static final String PATH = "choice";

  private Choice() {}

  static Value of(List<Value> values) {
    List<Value> able = new ArrayList<>();
    for (Value value : values) {
      boolean isNew = value instanceof Callable || value instanceof Holder;
      if (isNew && !able.contains(value)) {
        able.add(value);
      }
    }
    if (able.size() > 1) {
      return new Thing(PATH, Taint.NONE).pointedAt(Items.tuple(able.toArray(Value[]::new)));
    }
    Value one = Unknown.PLAIN;
    for (Value value : values) {
      one = Join.of(one, value);
    }
    return one;
  }

  /// Whether a value is one of several.
  static boolean is(Value value) {
    return value instanceof Thing thing && thing.path.equals(PATH);
  }

  /// What something that is done to each of the values gives.
  static Value each(Value choice, UnaryOperator<Value> what) {
    List<Value> results = new ArrayList<>();
    if (choice instanceof Thing thing && thing.target() instanceof Items values) {
      for (Value value : values.all) {
        results.add(what.apply(value));
      }
    }
    return of(results).tainted(choice.taint());
  }
}
