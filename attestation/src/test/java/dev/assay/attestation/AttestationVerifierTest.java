package dev.assay.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.provenance.Predicate;
import dev.assay.core.provenance.Verification;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An attestation that holds, and all ways to be about something else or nothing.
class AttestationVerifierTest extends VerifierCase {
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
