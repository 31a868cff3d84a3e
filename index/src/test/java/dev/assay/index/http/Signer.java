package dev.assay.index.http;

import dev.assay.attestation.Draft;
import dev.assay.attestation.FakeSigstore;
import dev.assay.index.FakeIndex;
import java.time.Instant;

/// A workflow on GitHub that signs what it publishes.
///
/// @param ref that it builds from
public record Signer(String repository, String id, String workflow, String ref) {
  public static final Signer ACME =
      new Signer("acme/widget", "4242", "release.yml", "refs/tags/v1.0");

  public Signer in(String other, String otherId) {
    return new Signer(other, otherId, workflow, ref);
  }

  Signer by(String other) {
    return new Signer(repository, id, other, ref);
  }

  Signer from(String other) {
    return new Signer(repository, id, workflow, other);
  }

  /// The provenance of a file, signed at a moment.
  byte[] sign(FakeSigstore sigstore, String file, byte[] bytes, Instant moment) {
    String publisher =
        """
        {"kind": "GitHub", "repository": "%s", "workflow": "%s"}
        """
            .formatted(repository, workflow);
    return Draft.provenance(publisher, attest(sigstore, file, bytes, moment));
  }

  /// The attestation of a file, signed at a moment.
  public String attest(FakeSigstore sigstore, String file, byte[] bytes, Instant moment) {
    String home = "https://github.com/" + repository;
    Draft draft =
        new Draft(sigstore)
            .claim(12, home)
            .claim(14, ref)
            .claim(15, id)
            .claim(18, home + "/.github/workflows/" + workflow + "@" + ref);
    draft.subjectName = file;
    draft.subjectDigest = FakeIndex.sha256(bytes);
    draft.from = moment.minusSeconds(5);
    draft.to = moment.plusSeconds(595);
    draft.integrated = moment;
    return draft.sign();
  }
}
