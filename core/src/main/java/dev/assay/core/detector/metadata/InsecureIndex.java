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

/// An index or file over plain HTTP, or a host whose certificate is not checked.
public final class InsecureIndex implements Detector {
  private static final Rule RULE =
      Rule.of("insecure-index", "packages are fetched without transport security")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .because(
              "Anybody on the way can put their own package in the place of the one asked "
                  + "for.")
          .remedy("use https and drop `--trusted-host`");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Remarks.of(
        facts,
        Remark.Kind.INSECURE_TRANSPORT,
        RULE,
        remark ->
            "anybody on the way can change what is fetched%s"
                .formatted(Remarks.forPackage(remark)));
  }
}
