package dev.assay.core.detector.provenance;

import static dev.assay.core.detector.RuleCase.pin;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Attested;
import dev.assay.core.fact.Continued;
import dev.assay.core.provenance.Continuity;
import dev.assay.core.provenance.Ref;
import dev.assay.core.provenance.Verification;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The cases of the rules on who published a release.
public final class ProvenanceCases {
  private ProvenanceCases() {}

  /// All of them.
  public static Stream<RuleCase> all() {
    Continued same = continued(new Continuity.Same());
    Continued first = continued(new Continuity.FirstSeen());
    return Stream.of(
        RuleCase.of(
            "attestation-invalid",
            attested(new Verification.Refused("its sha256 is another")),
            "the attestation of `acme-1.2.tar.gz` is refused: its sha256 is another",
            attested(new Verification.Unsupported("an attestation of version 2"))),
        RuleCase.of(
            "attestation-invalid",
            attested(new Verification.Refused("it is about a file named `other-1.2.tar.gz`")),
            "the attestation of `acme-1.2.tar.gz` is refused:"
                + " it is about a file named `other-1.2.tar.gz`",
            attested(new Verification.Absent())),
        RuleCase.of(
            "publisher-changed",
            continued(new Continuity.Changed("repository", "acme/widget", "mallory/widget")),
            "the repository that publishes `acme` 1.2 was `acme/widget` and is `mallory/widget`",
            same),
        RuleCase.of(
            "publisher-changed",
            continued(new Continuity.NewOwner(List.of("mallory", "trudy"))),
            "`acme` 1.2 has a new owner: `mallory`, `trudy`",
            first),
        RuleCase.of(
            "attestation-lost",
            continued(new Continuity.Lost()),
            "`acme` 1.2 is not attested; releases before it were",
            first),
        RuleCase.of(
            "ref-not-a-tag",
            continued(new Continuity.NotATag(Ref.of("refs/heads/main"))),
            "`acme` 1.2 was built from `branch main`, not from a tag",
            same),
        RuleCase.of(
            "project-recreated",
            continued(
                new Continuity.Recreated(
                    Instant.parse("2024-03-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z"))),
            "all files of `acme` up to 2024-03-01T00:00:00Z are gone;"
                + " the first now is of 2026-11-02T00:00:00Z",
            same));
  }

  private static Attested attested(Verification verification) {
    return new Attested(pin("acme", "1.2"), "acme-1.2.tar.gz", verification);
  }

  private static Continued continued(Continuity continuity) {
    return new Continued(pin("acme", "1.2"), continuity);
  }
}
