package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Callable;
import dev.assay.core.code.evaluation.Value.Holder;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Real;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;

/// Two values that a name may have. The more telling one stands for both, unsure, with the labels
/// of both: what flows matters more here than which of two constants it is.
final class Join {
  private Join() {}

  static Value of(Value one, Value other) {
    if (one.equals(other)) {
      return one;
    }
    boolean second = weight(other) > weight(one);
    Value telling = second ? other : one;
    Value silent = second ? one : other;
    return telling.tainted(silent.taint().without(Taint.PARTIAL).with(Taint.UNSURE));
  }

  private static int weight(Value value) {
    return switch (value) {
      case Nothing _ -> 0;
      case Unknown unknown -> unknown.taint().hasLabels() ? 2 : 1;
      case Truth _, Real _, Whole _ -> 3;
      case Text text -> text.text().length() > 3 ? 6 : 4;
      case Items items -> items.all.isEmpty() ? 3 : 7;
      case Table table -> table.entries().isEmpty() ? 3 : 7;
      case Thing _ -> 5;
      case Callable _ -> 8;
      case Holder _ -> 9;
    };
  }
}
