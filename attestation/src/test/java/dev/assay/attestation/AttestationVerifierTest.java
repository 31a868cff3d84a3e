package dev.assay.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.Predicate;
import dev.assay.core.provenance.Publisher;
import dev.assay.core.provenance.Ref;
import dev.assay.core.provenance.Verification;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attestations signed by an authority of our own: one that holds, and all ways not to.
class AttestationVerifierTest {
  private static final FakeSigstore SIGSTORE = new FakeSigstore();
  private static final AttestationVerifier VERIFIER =
      new AttestationVerifier(SIGSTORE.trustedRoot(), VerdictCache.NONE);

  private static Verification provenance(String attestation) {
    return provenance(Draft.publisher(), attestation);
  }

  private static Verification provenance(String publisher, String attestation) {
    return Verification.of(
        VERIFIER.verifyProvenance(Draft.FILE, Draft.provenance(publisher, attestation)));
  }

  private static Verification of(Consumer<Draft> change) {
    Draft draft = new Draft(SIGSTORE);
    change.accept(draft);
    return provenance(draft.sign());
  }

  private static void assertRefused(Verification found, String words) {
    assertThat(found)
        .isInstanceOfSatisfying(
            Verification.Refused.class, it -> assertThat(it.reason()).contains(words));
  }

  private static void assertUnsupported(Verification found, String words) {
    assertThat(found)
        .isInstanceOfSatisfying(
            Verification.Unsupported.class, it -> assertThat(it.reason()).contains(words));
  }

  private static Verification.Verified verified(Optional<String> environment, Predicate kind) {
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

  @Test
  void aProvenanceThatHoldsSaysWhoPublished() {
    Verification found = of(_ -> {});
    assertThat(found).isEqualTo(verified(Optional.of("release"), Predicate.PUBLISH));
    assertThat(found.words()).isEqualTo("attested by GitHub acme/widget, release.yml, tag v1.2");
  }

  @Test
  void aSingleAttestationIsComparedWithItsCertificateAlone() {
    byte[] attestation = new Draft(SIGSTORE).sign().getBytes(UTF_8);
    assertThat(VERIFIER.verifyAttestation(Draft.FILE, attestation))
        .isEqualTo(verified(Optional.empty(), Predicate.PUBLISH));
  }

  @Test
  void howItWasBuiltIsAnotherPredicate() {
    assertThat(of(it -> it.predicateType = "https://slsa.dev/provenance/v1"))
        .isEqualTo(verified(Optional.of("release"), Predicate.SLSA_PROVENANCE));
  }

  @Test
  void namesAreComparedAsPackagersNormaliseThem() {
    assertThat(of(it -> it.subjectName = "Acme.Widget-1.2.0.tar.gz"))
        .isInstanceOf(Verification.Verified.class);
  }

  @Test
  void gitLabAndGoogleAreKnownToo() {
    Draft gitLab =
        new Draft(SIGSTORE)
            .claim(8, "https://gitlab.com")
            .claim(12, "https://gitlab.com/acme/team/widget")
            .claim(18, "https://gitlab.com/acme/team/widget//.gitlab-ci.yml@refs/tags/v1.2");
    String publisher =
        """
        {"kind": "GitLab", "repository": "acme/team/widget", "workflow_filepath": ".gitlab-ci.yml"}
        """;
    assertThat(provenance(publisher, gitLab.sign()).words())
        .isEqualTo("attested by GitLab acme/team/widget, .gitlab-ci.yml, tag v1.2");
    assertThat(VERIFIER.verifyAttestation(Draft.FILE, gitLab.sign().getBytes(UTF_8)).words())
        .isEqualTo("attested by GitLab acme/team/widget, .gitlab-ci.yml, tag v1.2");
    Draft google = new Draft(SIGSTORE).claim(8, "https://accounts.google.com");
    google.name = new GeneralName(GeneralName.rfc822Name, "bot@acme.example");
    assertThat(
            provenance("{\"kind\": \"Google\", \"email\": \"bot@acme.example\"}", google.sign())
                .words())
        .isEqualTo("attested by Google bot@acme.example");
    assertRefused(
        provenance("{\"kind\": \"Google\", \"email\": \"eve@acme.example\"}", google.sign()),
        "its account is `bot@acme.example`");
  }

  @Test
  void anotherFileIsRefused() {
    assertRefused(of(it -> it.subjectDigest = "0".repeat(64)), "its sha256 is 000");
    assertRefused(of(it -> it.subjectName = "acme_widget-1.3.tar.gz"), "acme_widget-1.3.tar.gz");
    assertRefused(of(it -> it.subjectName = "acme_widget-1.2.zip"), "about a file named");
    assertRefused(of(it -> it.subjectName = "../acme"), "about a file named");
    assertRefused(
        of(it -> it.moreSubjects = ",{\"name\":\"b-1.tar.gz\",\"digest\":{\"sha256\":\"0\"}}"),
        "about 2 files");
  }

  @Test
  void anotherPublisherIsRefused() {
    assertRefused(of(it -> it.claim(12, "https://github.com/mallory/widget")), "its repository is");
    assertRefused(of(it -> it.claim(8, "https://gitlab.com")), "its issuer is");
    assertRefused(
        of(
            it ->
                it.claim(
                    18, "https://github.com/acme/widget/.github/workflows/x.yml@refs/tags/v1.2")),
        "its workflow is");
    assertRefused(of(it -> it.claim(14, "refs/heads/main")), "its workflow is");
    assertRefused(
        provenance(
            Draft.publisher().replace("acme/widget", "acme/other"), new Draft(SIGSTORE).sign()),
        "the index states `https://github.com/acme/other`");
    assertRefused(
        provenance(
            "{\"kind\": \"GitLab\", \"repository\": \"acme/widget\", \"workflow_filepath\": \"a\"}",
            new Draft(SIGSTORE).sign()),
        "its issuer is");
    assertRefused(provenance("{}", new Draft(SIGSTORE).sign()), "does not say who published");
  }

  @Test
  void whatIsNotKnownHereIsNotVerifiedAndNotRefused() {
    assertUnsupported(
        of(it -> it.predicateType = "https://index.example/other/v1"), "a predicate of the type");
    assertUnsupported(of(it -> it.predicateType = "::"), "a predicate of the type");
    assertUnsupported(
        provenance("{\"kind\": \"Forge\", \"a\": \"b\"}", new Draft(SIGSTORE).sign()), "`Forge`");
    assertUnsupported(
        provenance(
            "{\"kind\": \"ActiveState\", \"organization\": \"acme\", \"project\": \"w\"}",
            new Draft(SIGSTORE).sign()),
        "`ActiveState`");
    Draft foreign = new Draft(SIGSTORE).claim(8, "https://issuer.example");
    assertUnsupported(
        VERIFIER.verifyAttestation(Draft.FILE, foreign.sign().getBytes(UTF_8)), "issuer.example");
    String next = new Draft(SIGSTORE).sign().replace("\"version\": 1,", "\"version\": 2,");
    assertUnsupported(provenance(next), "version 2");
  }

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
    assertThat(of(AttestationVerifierTest::timestamped))
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

  @Test
  void oneThatIsRefusedSpoilsTheOthers() {
    Draft wrong = new Draft(SIGSTORE);
    wrong.subjectDigest = "0".repeat(64);
    List<Verification> all =
        VERIFIER.verifyProvenance(
            Draft.FILE,
            Draft.provenance(Draft.publisher(), new Draft(SIGSTORE).sign(), wrong.sign()));
    assertThat(all).hasSize(2);
    assertThat(Verification.of(all)).isInstanceOf(Verification.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"version\": 1}",
        "{\"version\": 1, \"attestation_bundles\": []}",
        "{\"version\": 1, \"attestation_bundles\": {\"a\": 1}}",
        "{\"version\": 1, \"attestation_bundles\": [{\"attestations\": [1]}]}",
        "{\"version\": 1, \"attestation_bundles\": [{\"publisher\": {\"kind\": \"GitHub\","
            + "\"repository\": \"a/b\", \"workflow\": \"c\"}, \"attestations\": [{\"version\": 1,"
            + "\"envelope\": 3, \"verification_material\": []}]}]}",
      })
  void whatIsNoProvenanceIsRefused(String text) {
    assertThat(Verification.of(VERIFIER.verifyProvenance(Draft.FILE, text.getBytes(UTF_8))))
        .isInstanceOf(Verification.Refused.class);
    assertThat(VERIFIER.verifyAttestation(Draft.FILE, text.getBytes(UTF_8)))
        .isInstanceOf(Verification.Refused.class);
  }

  @Test
  void sizesAreBounded() {
    String signed = new Draft(SIGSTORE).sign();
    String[] many = Collections.nCopies(21, signed).toArray(String[]::new);
    assertThat(VERIFIER.verifyProvenance(Draft.FILE, Draft.provenance(Draft.publisher(), many)))
        .containsExactly(new Verification.Refused("more than 20 attestations"));
    byte[] huge = (" ".repeat(1 << 20) + signed).getBytes(UTF_8);
    assertThat(VERIFIER.verifyAttestation(Draft.FILE, huge))
        .isEqualTo(new Verification.Refused("larger than 1 MiB"));
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(VERIFIER.verifyAttestation(Draft.FILE, deep.getBytes(UTF_8)))
        .isInstanceOf(Verification.Refused.class);
  }

  @Test
  void whatIsCutOrGarbledNeverThrowsAndNeverHolds() {
    byte[] signed = Draft.provenance(Draft.publisher(), new Draft(SIGSTORE).sign());
    Random random = new Random(740);
    for (int turn = 0; turn < 300; turn++) {
      byte[] garbled = signed.clone();
      int place = random.nextInt(garbled.length);
      garbled[place] = (byte) random.nextInt(256);
      Verification found = Verification.of(VERIFIER.verifyProvenance(Draft.FILE, garbled));
      if (found instanceof Verification.Verified verified) {
        assertThat(verified.identity().repository()).isEqualTo("acme/widget");
      }
    }
    for (int end = 0; end < signed.length - 4; end += 97) {
      byte[] cut = java.util.Arrays.copyOf(signed, end);
      assertThat(Verification.of(VERIFIER.verifyProvenance(Draft.FILE, cut)))
          .isInstanceOf(Verification.Refused.class);
    }
  }

  @Test
  void hostileTextInReasonsIsOneLine() {
    Verification found = of(it -> it.subjectName = "a\\u001b[31m\\n\\u202e-1.tar.gz");
    assertRefused(found, "about a file named `a [31m -1.tar.gz`");
  }

  @Test
  void theCryptographyIsAskedOnce() {
    Map<VerdictCache.Key, VerdictCache.Verdict> kept = new HashMap<>();
    AttestationVerifier verifier =
        new AttestationVerifier(
            SIGSTORE.trustedRoot(),
            new VerdictCache() {
              @Override
              public Optional<Verdict> find(Key key) {
                return Optional.ofNullable(kept.get(key));
              }

              @Override
              public void keep(Key key, Verdict verdict) {
                assertThat(kept.put(key, verdict)).isNull();
              }
            });
    byte[] json = Draft.provenance(Draft.publisher(), new Draft(SIGSTORE).sign());
    assertThat(verifier.verifyProvenance(Draft.FILE, json))
        .isEqualTo(verifier.verifyProvenance(Draft.FILE, json));
    assertThat(kept)
        .containsValue(new VerdictCache.Verdict(VerdictCache.Outcome.HOLDS, ""))
        .hasSize(1);
    PublishedFile renamed = new PublishedFile("other-1.2.tar.gz", Draft.FILE.sha256());
    assertRefused(Verification.of(verifier.verifyProvenance(renamed, json)), "about a file named");
  }
}
