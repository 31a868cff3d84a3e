package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Callable;
import dev.assay.core.code.evaluation.Value.Holder;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Real;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;

/// How a test turns out.
enum Decision {
  YES,
  NO,
  /// It may turn out either way.
  OPEN;

  /// Whether a value counts as true.
  static Decision of(Value value) {
    if (!value.taint().isSure()) {
      return OPEN;
    }
    return switch (value) {
      case Truth truth -> of(truth.holds());
      case Nothing _ -> NO;
      case Whole whole -> of(whole.number().signum() != 0);
      case Real real -> of(real.number() != 0);
      case Text text -> of(!text.text().isEmpty());
      case Items items -> items.isOpen() ? OPEN : of(!items.all.isEmpty());
      case Table table -> table.isOpen() ? OPEN : of(!table.entries().isEmpty());
      case Unknown _, Name _, Thing _ -> OPEN;
      case Value.Method _ -> OPEN;
      case Callable _, Holder _ -> YES;
    };
  }

  private static Decision of(boolean holds) {
    return holds ? YES : NO;
  }
}
