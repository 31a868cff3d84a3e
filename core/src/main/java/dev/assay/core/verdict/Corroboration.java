package dev.assay.core.verdict;

import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two witnesses: findings that are only likely make each other sure where stable rules of high
/// severity find two different things at two places of one file, and not the same thing twice.
public final class Corroboration {
  private static final Set<String> OF_WHAT_IS_FETCHED =
      Set.of("remote-control", "remote-execution", "dropped-and-run", "reverse-shell");

  private Corroboration() {}

  /// The findings in their order, the corroborated ones sure.
  public static List<Finding> of(List<Finding> findings) {
    Map<String, List<Finding>> byFile = new HashMap<>();
    for (Finding finding : findings) {
      if (isWitness(finding)) {
        byFile.computeIfAbsent(finding.location().file(), _ -> new ArrayList<>()).add(finding);
      }
    }
    return findings.stream()
        .map(
            finding ->
                isWitness(finding)
                        && isCorroborated(
                            finding, byFile.getOrDefault(finding.location().file(), List.of()))
                    ? finding.withConfidence(Confidence.HIGH)
                    : finding)
        .toList();
  }

  private static boolean isWitness(Finding finding) {
    return finding.confidence() == Confidence.MEDIUM
        && finding.rule().maturity() == Maturity.STABLE
        && finding.severity().compareTo(Severity.HIGH) >= 0;
  }

  private static boolean isCorroborated(Finding finding, List<Finding> witnesses) {
    for (Finding other : witnesses) {
      boolean isOther = !other.rule().id().equals(finding.rule().id());
      if (isOther && !isSamePlace(finding, other) && !isSameWitness(finding, other, witnesses)) {
        return true;
      }
    }
    return false;
  }

  /// Whether both say that what came over the network is run, and one says it where the other does.
  private static boolean isSameWitness(Finding one, Finding other, List<Finding> witnesses) {
    String first = one.rule().id();
    String second = other.rule().id();
    return OF_WHAT_IS_FETCHED.contains(first)
        && OF_WHAT_IS_FETCHED.contains(second)
        && (isSeenBy(first, other, witnesses) || isSeenBy(second, one, witnesses));
  }

  /// Whether a rule finds something at the place of a finding too.
  private static boolean isSeenBy(String rule, Finding finding, List<Finding> witnesses) {
    return witnesses.stream()
        .anyMatch(it -> it.rule().id().equals(rule) && isSamePlace(it, finding));
  }

  private static boolean isSamePlace(Finding one, Finding other) {
    return one.location().line() == other.location().line()
        && one.evidence().equals(other.evidence());
  }
}
