package dev.assay.core.detector.metadata;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.fact.Unlocked;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.stream.Stream;

/// Artifacts that can do what the capability lock does not allow.
public final class UnlockedAbility implements Detector {
  private static final int MOST = 20;

  private static final Rule RULE =
      Rule.of("unlocked-ability", "a dependency gains what the lock does not allow")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because("What a package could do when somebody last looked is what it is trusted with.")
          .remedy("read what changed; if it is meant, run `assay lock` and review the difference");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return facts.of(Unlocked.class).flatMap(UnlockedAbility::findings);
  }

  private static Stream<Finding> findings(Unlocked unlocked) {
    String release =
        "`%s` %s".formatted(unlocked.dependency().name(), unlocked.dependency().version());
    if (unlocked.isMissing() && unlocked.gained().isEmpty()) {
      return Stream.of(
          finding(unlocked, release + " is not in the lock").withConfidence(Confidence.LOW));
    }
    String standing = unlocked.isMissing() ? " is not in the lock and can do: " : " gains ";
    return unlocked.gained().stream()
        .limit(MOST)
        .map(ability -> finding(unlocked, release + standing + "`" + ability + "`"));
  }

  private static Finding finding(Unlocked unlocked, String message) {
    return RULE.at(unlocked.location(), message).about(unlocked.dependency());
  }
}
