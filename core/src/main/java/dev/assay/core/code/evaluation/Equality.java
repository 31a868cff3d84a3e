package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Real;
import dev.assay.core.code.evaluation.Value.Scalar;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import org.jspecify.annotations.Nullable;

/// Whether known values are equal, as Python sees it.
final class Equality {
  private static final int MOST = 2_000;

  private Equality() {}

  /// Null where it is not known.
  static @Nullable Boolean of(Value left, Value right) {
    if (!left.taint().isWhole() || !right.taint().isWhole()) {
      return null;
    }
    if (left instanceof Text one && right instanceof Text other) {
      return one.text().equals(other.text());
    }
    Integer order = isNumber(left) && isNumber(right) ? Operations.order(left, right) : null;
    if (order != null) {
      return order == 0;
    }
    if (left instanceof Nothing || right instanceof Nothing) {
      return nothing(left, right);
    }
    if (left instanceof Items one && right instanceof Items other) {
      return items(one, other);
    }
    boolean scalars = left instanceof Scalar && right instanceof Scalar;
    boolean known = !(left instanceof Unknown) && !(right instanceof Unknown);
    return (scalars && known) ? Boolean.FALSE : null;
  }

  private static @Nullable Boolean nothing(Value left, Value right) {
    if (left instanceof Nothing && right instanceof Nothing) {
      return Boolean.TRUE;
    }
    return (isOther(left) || isOther(right)) ? Boolean.FALSE : null;
  }

  private static boolean isNumber(Value value) {
    return value instanceof Whole || value instanceof Truth || value instanceof Real;
  }

  /// Whether a value is certainly not `None`.
  private static boolean isOther(Value value) {
    return switch (value) {
      case Text _, Whole _, Real _, Truth _, Items _, Table _ -> true;
      default -> false;
    };
  }

  private static @Nullable Boolean items(Items one, Items other) {
    if (one.isOpen() || other.isOpen() || one.all.size() > MOST) {
      return null;
    }
    if (one.all.size() != other.all.size()) {
      return false;
    }
    for (int i = 0; i < one.all.size(); i++) {
      if (one.all.get(i) instanceof Items) {
        return null;
      }
      Boolean equal = of(one.all.get(i), other.all.get(i));
      if (equal == null || !equal) {
        return equal;
      }
    }
    return true;
  }

  /// Whether a sequence holds an element; null where it is not known.
  static @Nullable Boolean contains(Items items, Value element) {
    boolean sure = !items.isOpen() && items.all.size() <= MOST;
    for (int i = 0; i < Math.min(MOST, items.all.size()); i++) {
      Boolean equal = of(items.all.get(i), element);
      if (equal == null) {
        sure = false;
      } else if (equal) {
        return true;
      }
    }
    return sure ? false : null;
  }
}
