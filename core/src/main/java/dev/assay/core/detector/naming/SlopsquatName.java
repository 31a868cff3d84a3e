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

/// A free name that joins well-known words.
public final class SlopsquatName implements Detector {
  private static final Rule RULE =
      Rule.of("slopsquat-name", "the name reads as if a language model had made it up")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.INCUBATING)
          .attack("T1195.002")
          .because(
              "Language models invent the same plausible names again and again, and attackers"
                  + " register them.")
          .remedy("check that such a package was ever published before you install it");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return SignalFindings.of(
        facts,
        NameSignal.Kind.SLOPSQUAT,
        RULE,
        signal ->
            "`%s` builds on the name of `%s` and is %s"
                .formatted(
                    signal.dependency().name(), SignalFindings.target(signal), signal.how()));
  }
}
