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

/// A repository without a full commit id, or a URL without a hash.
public final class MutableReference implements Detector {
  private static final Rule RULE =
      Rule.of("mutable-reference", "a reference may point to something else tomorrow")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .because(
              "Whoever holds a branch, a tag or a URL can change what it leads to without a "
                  + "new version.")
          .remedy("name the full commit id, or add a hash to the URL");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Remarks.of(
        facts,
        Remark.Kind.MUTABLE_REFERENCE,
        RULE,
        remark ->
            "the content%s may change: no full commit id and no hash"
                .formatted(Remarks.ofPackage(remark)));
  }
}
