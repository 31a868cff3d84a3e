package dev.assay.core.detector.naming;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.stream.Stream;

/// A name that one gets by mistyping a popular one.
public final class TyposquatName implements Detector {
  private static final Rule RULE =
      Rule.of("typosquat-name", "the name is one slip away from a popular one")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.INCUBATING)
          .attack("T1195.002")
          .because("Whoever registers a name that others mistype need only wait for them.")
          .remedy(
              "check that you mean this package, not the one it resembles; then allow it by "
                  + "name");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return SignalFindings.ofResembling(facts, NameSignal.Kind.TYPOSQUAT, RULE);
  }
}
