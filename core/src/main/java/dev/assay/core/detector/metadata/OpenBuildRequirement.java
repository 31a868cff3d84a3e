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

/// A build requirement without an exact version.
public final class OpenBuildRequirement implements Detector {
  private static final Rule RULE =
      Rule.of("open-build-requirement", "what builds the project may be any version of the day")
          .severity(Severity.LOW)
          .maturity(Maturity.STABLE)
          .because("Build requirements run with the builder's rights, and no lock file holds them.")
          .remedy("build with constraints that hold hashes (`--build-constraint`)");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Remarks.of(
        facts,
        Remark.Kind.OPEN_BUILD_REQUIREMENT,
        RULE,
        remark -> "an open version%s builds the project".formatted(Remarks.ofPackage(remark)));
  }
}
