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

/// A name that nobody held on the day of the list.
public final class UnregisteredName implements Detector {
  private static final Rule RULE =
      Rule.of("unregistered-name", "nobody held the name on the public index")
          .severity(Severity.LOW)
          .maturity(Maturity.INCUBATING)
          .because(
              "A free name can be registered by anybody, and the next install takes what they"
                  + " put there.")
          .remedy(
              "if it is yours, name it under `internal` in the policy and pin its index; if "
                  + "not, check the spelling");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return SignalFindings.of(
        facts,
        NameSignal.Kind.UNREGISTERED,
        RULE,
        signal ->
            "`%s` is %s: anybody may register it, or it is newer or private"
                .formatted(signal.dependency().name(), signal.how()));
  }
}
