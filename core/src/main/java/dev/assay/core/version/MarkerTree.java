package dev.assay.core.version;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A parsed marker; `and` and `or` follow Kleene's three-valued logic, empty being unknown.
sealed interface MarkerTree {
  Optional<Boolean> evaluate(Map<String, String> environment);

  /// Holds when each part does.
  record All(List<MarkerTree> parts) implements MarkerTree {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Optional<Boolean> evaluate(Map<String, String> environment) {
      return combined(parts, environment, false);
    }
  }

  /// Holds when one part does.
  record Any(List<MarkerTree> parts) implements MarkerTree {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Optional<Boolean> evaluate(Map<String, String> environment) {
      return combined(parts, environment, true);
    }
  }

  /// One comparison.
  record Comparison(Operand left, String operator, Operand right) implements MarkerTree {
    @Override
    public Optional<Boolean> evaluate(Map<String, String> environment) {
      return MarkerComparison.evaluate(this, environment);
    }
  }

  /// A variable or a quoted text.
  sealed interface Operand {
    /// A variable by its PEP 508 name, old spellings (`os.name`) replaced.
    record Variable(String name) implements Operand {}

    /// A quoted text.
    record Literal(String text) implements Operand {}
  }

  /// One part of the deciding value decides; otherwise one unknown part leaves all unknown.
  private static Optional<Boolean> combined(
      List<MarkerTree> parts, Map<String, String> environment, boolean deciding) {
    Optional<Boolean> result = Optional.of(!deciding);
    for (MarkerTree part : parts) {
      Optional<Boolean> value = part.evaluate(environment);
      if (value.isEmpty()) {
        result = value;
      } else if (value.get() == deciding) {
        return value;
      }
    }
    return result;
  }
}
