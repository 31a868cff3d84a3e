package dev.assay.core.detector.metadata;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.project.Remark;
import java.util.List;
import java.util.stream.Stream;

/// A policy inside the project that is audited.
public final class ProjectPolicy implements Detector {
  private static final Rule RULE =
      Rule.of("project-policy", "the project brings a policy of its own")
          .severity(Severity.NONE)
          .maturity(Maturity.STABLE)
          .because(
              "Whoever may change the project may change what its audit forbids, unless another"
                  + " policy is forced.")
          .remedy(
              "force a policy by `--policy` or `ASSAY_POLICY` where the project is not trusted");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Remarks.of(
        facts,
        Remark.Kind.PROJECT_POLICY,
        RULE,
        _ -> "a policy came with the project: it counts unless another one is forced");
  }
}
