package dev.assay.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.Predicate;
import dev.assay.core.provenance.Publisher;
import dev.assay.core.provenance.Ref;
import dev.assay.core.provenance.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Attestations as they were really published, verified with the keys that come with the jar; they
/// lie outside of this repository, and the tests are skipped where they do not lie.
class PublishedAttestationsTest {
  private static final Path SHARED =
      Path.of(System.getProperty("assay.root")).resolve("../shared/data/attestations");
  private static final String GITHUB_FILE = "pypi_attestations-0.0.19.tar.gz";
  private static final String GITLAB_FILE = "gitlab_oidc_project-0.0.3.tar.gz";

  private final AttestationVerifier verifier =
      new AttestationVerifier(TrustedRoot.bundled(), VerdictCache.NONE);

  @BeforeEach
  void lieThere() {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "../shared/data/attestations is absent");
  }

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(SHARED.resolve(name));
  }

  private static PublishedFile file(String name) throws IOException {
    return new PublishedFile(name, Digests.sha256(bytes(name)));
  }

  @Test
  void gitHubPublishes() throws IOException {
    assertThat(verifier.verifyProvenance(file(GITHUB_FILE), bytes(GITHUB_FILE + ".provenance")))
        .isEqualTo(
            List.of(
                new Verification.Verified(
                    new Publisher.GitHub(
                        "trailofbits/pypi-attestations", "release.yml", Optional.empty()),
                    gitHub(),
                    Predicate.PUBLISH,
                    Optional.of(Instant.parse("2024-12-04T23:14:01Z")),
                    153454663L)));
  }

  private static Identity gitHub() {
    return new Identity(
        "https://token.actions.githubusercontent.com",
        "trailofbits/pypi-attestations",
        Optional.of("772247423"),
        ".github/workflows/release.yml",
        new Ref(Ref.Kind.TAG, "v0.0.19"),
        "release");
  }

  @Test
  void gitHubStatesHowItWasBuilt() throws IOException {
    assertThat(
            verifier.verifyAttestation(file(GITHUB_FILE), bytes(GITHUB_FILE + ".slsa.attestation")))
        .isInstanceOfSatisfying(
            Verification.Verified.class,
            it -> {
              assertThat(it.identity()).isEqualTo(gitHub());
              assertThat(it.predicate()).isEqualTo(Predicate.SLSA_PROVENANCE);
            });
  }

  @Test
  void gitLabPublishes() throws IOException {
    assertThat(
            verifier.verifyAttestation(
                file(GITLAB_FILE), bytes(GITLAB_FILE + ".publish.attestation")))
        .isInstanceOfSatisfying(
            Verification.Verified.class,
            it -> {
              assertThat(it.publisher())
                  .isEqualTo(
                      new Publisher.GitLab(
                          "facutuesca/gitlab-oidc-project", ".gitlab-ci.yml", Optional.empty()));
              assertThat(it.identity().ref()).isEqualTo(new Ref(Ref.Kind.BRANCH, "main"));
            });
  }

  @Test
  void theAttestationOfAnotherFileIsRefused() throws IOException {
    assertThat(
            verifier.verifyAttestation(file(GITLAB_FILE), bytes(GITHUB_FILE + ".slsa.attestation")))
        .isInstanceOf(Verification.Refused.class);
  }
}
