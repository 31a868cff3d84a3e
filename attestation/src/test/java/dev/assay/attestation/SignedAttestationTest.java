package dev.assay.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.provenance.Predicate;
import dev.assay.core.provenance.Verification;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What was changed after signing, or signed by nobody, or at no time that is proved.
class SignedAttestationTest extends VerifierCase {
  @Test
  void whatWasChangedAfterSigningIsRefused() {
    Draft draft = new Draft(SIGSTORE);
    draft.subjectDigest = "0".repeat(64);
    String forged =
        draft
            .sign()
            .replaceFirst(
                "\"statement\": \"[^\"]*\"",
                "\"statement\": \"" + statementOf(new Draft(SIGSTORE)) + "\"");
    assertRefused(provenance(forged), "signature was not valid");
    assertRefused(of(it -> it.payloadType = "text/plain"), "signature was not valid");
    String mixed =
        new Draft(SIGSTORE)
            .sign()
            .replaceFirst(
                "\"canonicalizedBody\": \"[^\"]*\"",
                "\"canonicalizedBody\": \"" + bodyOf(new Draft(SIGSTORE)) + "\"");
    assertThat(provenance(mixed)).isInstanceOf(Verification.Refused.class);
  }

  private static String statementOf(Draft draft) {
    return draft.sign().replaceFirst("(?s).*\"statement\": \"([^\"]*)\".*", "$1");
  }

  private static String bodyOf(Draft draft) {
    return draft.sign().replaceFirst("(?s).*\"canonicalizedBody\": \"([^\"]*)\".*", "$1");
  }

  @Test
  void anEntryThatTheLogDoesNotVouchForIsRefused() {
    String signed = new Draft(SIGSTORE).sign();
    assertRefused(
        provenance(
            signed.replaceFirst(
                "(?s)\"transparency_entries\": \\[.*\\]}", "\"transparency_entries\": []}")),
        "no entry of a transparency log");
    assertRefused(
        provenance(signed.replaceFirst("\"treeSize\": \"2\"", "\"treeSize\": \"3\"")),
        "another size of the log");
    assertRefused(
        provenance(signed.replaceFirst("rekor.example - 1", "rekor.example - 2")),
        "Checkpoint signature");
    assertRefused(
        provenance(signed.replaceFirst("\"logIndex\": \"77\"", "\"logIndex\": \"78\"")), "SET");
    long shifted = Draft.SIGNED.getEpochSecond() + 60;
    assertRefused(
        provenance(
            signed.replaceFirst(
                "\"integratedTime\": \"[0-9]+\"", "\"integratedTime\": \"" + shifted + "\"")),
        "SET");
  }

  @Test
  void aCertificateThatWasNotValidThenIsRefused() {
    assertRefused(of(it -> it.integrated = it.to.plusSeconds(1)), "certificate was not valid");
    assertRefused(of(it -> it.integrated = it.from.minusSeconds(1)), "certificate was not valid");
    assertThat(of(it -> it.integrated = it.to)).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void aLogThatWasNotInUseThenIsRefused() {
    assertRefused(
        of(
            it -> {
              it.from = Instant.parse("2031-01-05T12:00:00Z");
              it.to = Instant.parse("2031-01-05T12:10:00Z");
              it.integrated = it.from;
            }),
        "valid SCTs");
  }

  @Test
  void keysThatTheTrustedRootDoesNotHoldAreNotKnown() {
    assertUnsupported(
        provenance(new Draft(new FakeSigstore()).sign()),
        "its transparency log is not in the trusted root of 2026-11-01");
    String foreignCertificate =
        new Draft(SIGSTORE)
            .sign()
            .replaceFirst(
                "\"certificate\": \"[^\"]*\"",
                "\"certificate\": \"" + certificateOf(new Draft(new FakeSigstore())) + "\"");
    assertUnsupported(provenance(foreignCertificate), "its certificate authority is not in");
  }

  private static String certificateOf(Draft draft) {
    return draft.sign().replaceFirst("(?s).*\"certificate\": \"([^\"]*)\".*", "$1");
  }

  @Test
  void anEntryWithoutATimeNeedsATimestamp() {
    assertUnsupported(
        of(
            it -> {
              it.isVersionTwo = true;
              it.isTimeInLog = false;
            }),
        "proves when it was signed");
    assertThat(of(SignedAttestationTest::timestamped))
        .isEqualTo(verified(Optional.of("release"), Predicate.PUBLISH));
    assertRefused(
        of(
            it -> {
              timestamped(it);
              it.timestamped = it.to.plusSeconds(60);
            }),
        "certificate was not valid");
    Draft draft = new Draft(SIGSTORE);
    timestamped(draft);
    assertRefused(
        provenance(
            draft
                .sign()
                .replaceFirst("\"timestamps\": \\[\"[^\"]*\"", "\"timestamps\": [\"AAAA\"")),
        "a timestamp that cannot be read");
    Draft other = new Draft(SIGSTORE);
    timestamped(other);
    String swapped = other.sign().replaceFirst("(?s).*\"timestamps\": \\[\"([^\"]*)\".*", "$1");
    assertRefused(
        provenance(
            draft
                .sign()
                .replaceFirst(
                    "\"timestamps\": \\[\"[^\"]*\"", "\"timestamps\": [\"" + swapped + "\"")),
        "timestamp");
  }

  private static void timestamped(Draft draft) {
    draft.isVersionTwo = true;
    draft.isTimeInLog = false;
    draft.isTimestamped = true;
  }

  @Test
  void aTimeThatTheLogDidNotSignProvesNothing() {
    String unsigned =
        new Draft(SIGSTORE)
            .sign()
            .replaceFirst("\"signedEntryTimestamp\": \"[^\"]*\"", "\"signedEntryTimestamp\": \"\"");
    assertUnsupported(provenance(unsigned), "proves when it was signed");
  }
}
