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

/// Configuration of pip or uv inside the project that is audited.
public final class UntrustedConfiguration implements Detector {
  private static final Rule RULE =
      Rule.of("untrusted-configuration", "the project brings configuration that was not obeyed")
          .severity(Severity.NONE)
          .maturity(Maturity.STABLE)
          .because("A project that is audited must not choose where the audit looks for packages.")
          .remedy(
              "read the file, and configure your own tools in the same way if you agree with it");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Remarks.of(
        facts,
        Remark.Kind.UNTRUSTED_CONFIGURATION,
        RULE,
        _ -> "configuration that came with the project was not obeyed");
  }
}
