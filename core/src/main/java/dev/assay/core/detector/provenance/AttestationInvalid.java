package dev.assay.core.detector.provenance;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Attested;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.provenance.Verification;
import java.util.List;
import java.util.stream.Stream;

/// A file that is published with an attestation that does not hold for it.
public final class AttestationInvalid implements Detector {
  private static final Rule RULE =
      Rule.of("attestation-invalid", "a published attestation does not hold for its file")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because(
              "Whoever swaps a file cannot sign for it, so a wrong signature is what a swap looks"
                  + " like.")
          .remedy("do not install the file; ask its publisher or the index what happened");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return facts.of(Attested.class).flatMap(AttestationInvalid::finding);
  }

  private static Stream<Finding> finding(Attested attested) {
    return attested.verification() instanceof Verification.Refused(String reason)
        ? Stream.of(
            RULE.at(
                    attested.location(),
                    "the attestation of `%s` is refused: %s".formatted(attested.file(), reason))
                .about(attested.dependency()))
        : Stream.empty();
  }
}
