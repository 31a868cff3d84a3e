package dev.assay.core.detector.code;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Facts;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import java.util.Comparator;
import java.util.List;

/// What a rule makes of acts, for tests.
final class Grades {
  private Grades() {}

  static Confidence grade(String rule, Act... acts) {
    return findings(rule, acts).stream()
        .map(Finding::confidence)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  static List<Finding> findings(String rule, Act... acts) {
    return new RuleCase(rule, new Facts(List.of()), "", new Facts(List.of()))
        .findings(new Facts(List.of(acts)));
  }
}
