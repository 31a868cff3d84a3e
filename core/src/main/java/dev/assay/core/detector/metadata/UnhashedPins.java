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

/// Pins without hashes in a file that could hold them.
public final class UnhashedPins implements Detector {
  private static final Rule RULE =
      Rule.of("unhashed-pins", "pins fix versions but no bytes")
          .severity(Severity.LOW)
          .maturity(Maturity.STABLE)
          .because(
              "A version can be served with other bytes by a mirror, a proxy or whoever holds"
                  + " the index; a hash cannot.")
          .remedy(
              "compile the file with hashes (`uv pip compile --generate-hashes`, `pip-compile"
                  + " --generate-hashes`)");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Remarks.of(
        facts,
        Remark.Kind.UNHASHED,
        RULE,
        remark -> "pins without hashes: %s".formatted(remark.detail()));
  }
}
