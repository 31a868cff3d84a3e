package dev.assay.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.Predicate;
import dev.assay.core.provenance.Publisher;
import dev.assay.core.provenance.Ref;
import dev.assay.core.provenance.Verification;
import java.util.Optional;
import java.util.function.Consumer;

/// A test of attestations that are signed by an authority of our own.
abstract class VerifierCase {
  static final FakeSigstore SIGSTORE = new FakeSigstore();
  static final AttestationVerifier VERIFIER =
      new AttestationVerifier(SIGSTORE.trustedRoot(), VerdictCache.NONE);

  static Verification provenance(String attestation) {
    return provenance(Draft.publisher(), attestation);
  }

  static Verification provenance(String publisher, String attestation) {
    return Verification.of(
        VERIFIER.verifyProvenance(Draft.FILE, Draft.provenance(publisher, attestation)));
  }

  static Verification of(Consumer<Draft> change) {
    Draft draft = new Draft(SIGSTORE);
    change.accept(draft);
    return provenance(draft.sign());
  }

  static void assertRefused(Verification found, String words) {
    assertThat(found)
        .isInstanceOfSatisfying(
            Verification.Refused.class, it -> assertThat(it.reason()).contains(words));
  }

  static void assertUnsupported(Verification found, String words) {
    assertThat(found)
        .isInstanceOfSatisfying(
            Verification.Unsupported.class, it -> assertThat(it.reason()).contains(words));
  }

  static Verification.Verified verified(Optional<String> environment, Predicate kind) {
    return new Verification.Verified(
        new Publisher.GitHub("acme/widget", "release.yml", environment),
        new Identity(
            Draft.GITHUB,
            "acme/widget",
            Optional.of("4242"),
            ".github/workflows/release.yml",
            new Ref(Ref.Kind.TAG, "v1.2"),
            "release"),
        kind,
        Optional.of(Draft.SIGNED),
        77);
  }
}
