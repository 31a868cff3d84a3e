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

/// A name that the eye takes for a popular one.
public final class HomoglyphName implements Detector {
  private static final Rule RULE =
      Rule.of("homoglyph-name", "the name looks like a popular one")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.INCUBATING)
          .attack("T1036.005")
          .because(
              "A digit for a letter, `rn` for `m` or another separator passes the eye of a "
                  + "reviewer.")
          .remedy(
              "compare the name letter by letter with the one it resembles; then allow it by "
                  + "name");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return SignalFindings.ofResembling(facts, NameSignal.Kind.HOMOGLYPH, RULE);
  }
}
