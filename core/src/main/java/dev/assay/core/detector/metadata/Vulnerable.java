package dev.assay.core.detector.metadata;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.stream.Stream;

/// A vulnerability that an advisory tells of, apart by whether there is a version to upgrade to:
/// only then can a policy ask for one.
public final class Vulnerable implements Detector {
  private static final Rule FIXED =
      Rule.of("vulnerable", "the release has a known vulnerability that a later one has not")
          .severity(Severity.UNKNOWN)
          .maturity(Maturity.STABLE)
          .because("A vulnerability with a fix is the cheapest way in and the cheapest to close.")
          .remedy("upgrade to a version that ends it");

  private static final Rule UNFIXED =
      Rule.of("vulnerable-unfixed", "the release has a known vulnerability that no version ends")
          .severity(Severity.UNKNOWN)
          .maturity(Maturity.STABLE)
          .because("Nobody has published a version without it, or the advisory does not say which.")
          .remedy("see whether the project uses what is vulnerable; replace the package if so");

  @Override
  public List<Rule> rules() {
    return List.of(FIXED, UNFIXED);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return KnownFamily.of(facts)
        .filter(family -> !family.isMalware() && family.exploitedSince().isEmpty())
        .map(Vulnerable::finding);
  }

  private static Finding finding(KnownFamily family) {
    return family
        .fixedIn()
        .map(version -> family.finding(FIXED, family.has() + ", fixed in " + version))
        .orElseGet(() -> family.finding(UNFIXED, family.has() + ", no fix known"))
        .withSeverity(family.severity());
  }
}
