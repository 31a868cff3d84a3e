package dev.assay.core.detector.metadata;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Restated;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An upgrade that needs a distribution which the release before it did not need.
public final class GainedRequirement implements Detector {
  private static final int MOST = 20;

  private static final Rule RULE =
      Rule.of("gained-requirement", "an upgrade needs what the release before it did not")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .attack("T1195.001")
          .because(
              "Code that would be noticed in the package itself comes along as a new dependency of"
                  + " it.")
          .remedy("scan the new requirement too, and ask what it is needed for");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return facts
        .of(Restated.class)
        .filter(it -> it.field().equals("requires-dist"))
        .flatMap(GainedRequirement::findings)
        .limit(MOST);
  }

  private static Stream<Finding> findings(Restated restated) {
    Set<PackageName> known = new HashSet<>();
    restated.before().forEach(line -> requirement(line).ifPresent(it -> known.add(it.name())));
    return restated.gained().stream()
        .flatMap(line -> requirement(line).stream())
        .filter(GainedRequirement::isNeeded)
        .filter(it -> !known.contains(it.name()) || it.url().isPresent())
        .map(it -> finding(restated, it));
  }

  /// What only an extra needs comes along only for those who ask for it.
  private static boolean isNeeded(Requirement requirement) {
    return requirement.marker().isEmpty()
        || requirement.marker().get().evaluate(Map.of("extra", "")).orElse(true);
  }

  private static Finding finding(Restated restated, Requirement requirement) {
    Finding finding =
        RULE.at(restated.location(), "the upgrade needs `%s` now".formatted(requirement.name()))
            .withConfidence(Confidence.LOW);
    // Code from an address is on no index, and may change without a release.
    return requirement
        .url()
        .map(url -> finding.withConfidence(Confidence.MEDIUM).withEvidence(url))
        .orElse(finding);
  }

  private static Optional<Requirement> requirement(String line) {
    return Requirement.read(line) instanceof Requirement.Reading.Parsed(Requirement requirement)
        ? Optional.of(requirement)
        : Optional.empty();
  }
}
