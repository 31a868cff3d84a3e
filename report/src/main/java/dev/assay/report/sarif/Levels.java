package dev.assay.report.sarif;

import dev.assay.core.fact.Severity;
import dev.assay.core.verdict.Decision;

/// How loudly a viewer shows a result.
final class Levels {
  private Levels() {}

  /// What the policy stops is an error; what it only warns of is as loud as it is bad.
  static String of(Decision decision) {
    return switch (decision.verdict()) {
      case DENY, HOLD -> "error";
      case ADMIT -> warned(decision.finding().severity());
    };
  }

  static String of(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM, UNKNOWN -> "warning";
      case LOW, NONE -> "note";
    };
  }

  private static String warned(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH, MEDIUM, UNKNOWN -> "warning";
      case LOW, NONE -> "note";
    };
  }
}
