package dev.assay.core.version;

import dev.assay.core.version.MarkerTree.Comparison;
import dev.assay.core.version.MarkerTree.Operand;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How PEP 508 compares: as versions where the variable is one and the right side makes a
/// specifier, otherwise as texts, which have no order.
final class MarkerComparison {
  private static final Set<String> VERSIONS =
      Set.of("implementation_version", "platform_release", "python_full_version", "python_version");
  private static final Set<String> SETS = Set.of("extras", "dependency_groups");

  private MarkerComparison() {}

  static Optional<Boolean> evaluate(Comparison comparison, Map<String, String> environment) {
    Optional<String> left = value(comparison.left(), environment);
    Optional<String> right = value(comparison.right(), environment);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    String key = key(comparison);
    if (key.equals("extra")) {
      return compareTexts(
          Texts.normalizeName(left.get()), comparison.operator(), Texts.normalizeName(right.get()));
    }
    if (SETS.contains(key)) {
      return compareWithSet(comparison, left.get(), right.get());
    }
    if (VERSIONS.contains(key)) {
      Specifier specifier = Specifier.read(comparison.operator() + right.get());
      if (specifier != null) {
        return Optional.of(specifier.containsText(left.get()));
      }
    }
    return compareTexts(left.get(), comparison.operator(), right.get());
  }

  private static Optional<String> value(Operand operand, Map<String, String> environment) {
    return switch (operand) {
      case Operand.Literal(String text) -> Optional.of(text);
      case Operand.Variable(String name) ->
          Optional.ofNullable(environment.get(name)).map(value -> repaired(name, value));
    };
  }

  /// Python built from a working copy calls itself `3.13.0+`, which is no version.
  private static String repaired(String name, String value) {
    return name.equals("python_full_version") && value.endsWith("+") ? value + "local" : value;
  }

  /// The variable whose rules hold: the left one, or else the right one.
  private static String key(Comparison comparison) {
    if (comparison.left() instanceof Operand.Variable(String name)) {
      return name;
    }
    return comparison.right() instanceof Operand.Variable(String name) ? name : "";
  }

  private static Optional<Boolean> compareWithSet(
      Comparison comparison, String name, String members) {
    if (comparison.left() instanceof Operand.Variable) {
      return Optional.empty();
    }
    String wanted = Texts.normalizeName(name);
    boolean member =
        Arrays.stream(members.split(",", -1))
            .map(Texts::strip)
            .anyMatch(each -> !each.isEmpty() && Texts.normalizeName(each).equals(wanted));
    return switch (comparison.operator()) {
      case "in" -> Optional.of(member);
      case "not in" -> Optional.of(!member);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> compareTexts(String left, String operator, String right) {
    return switch (operator) {
      case "in" -> Optional.of(right.contains(left));
      case "not in" -> Optional.of(!right.contains(left));
      case "==", "<=", ">=" -> Optional.of(left.equals(right));
      case "!=" -> Optional.of(!left.equals(right));
      case "<", ">" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
