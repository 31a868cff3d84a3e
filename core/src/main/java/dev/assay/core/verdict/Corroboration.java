package dev.assay.core.verdict;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two witnesses: findings that are only likely make each other sure where stable rules of high
/// severity find two different things at two places of one file.
public final class Corroboration {
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
    Location place = finding.location();
    for (Finding other : witnesses) {
      boolean isOther = !other.rule().id().equals(finding.rule().id());
      boolean isElsewhere =
          other.location().line() != place.line() || !other.evidence().equals(finding.evidence());
      if (isOther && isElsewhere) {
        return true;
      }
    }
    return false;
  }
}
