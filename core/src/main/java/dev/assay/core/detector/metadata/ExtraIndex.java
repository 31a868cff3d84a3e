package dev.assay.core.detector.metadata;

import dev.assay.core.detector.Detector;
import dev.assay.core.detector.naming.DependencyConfusion;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.project.Remark;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A second index beside the first; where no hashes hold the packages it is [DependencyConfusion]
/// instead.
public final class ExtraIndex implements Detector {
  private static final Rule RULE =
      Rule.of("extra-index", "a second index is searched with the first")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .because("A name may come from either index, and the higher version wins.")
          .remedy("put one proxy in front of both, or give each package its one index explicitly");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    Set<String> confusable = DependencyConfusion.unhashedFiles(facts);
    return Remarks.of(
            facts,
            Remark.Kind.EXTRA_INDEX,
            RULE,
            _ -> "a second index is searched with the first: a name may come from either")
        .filter(finding -> !confusable.contains(finding.location().file()));
  }
}
