package dev.assay.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.provenance.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The attested wheel that tests of the commands use; `-Dfixture=update` signs it anew.
class CommandFixtureTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("assay.root"))
          .resolve("cli/src/test/resources/dev/assay/cli/command/attested");
  private static final String WHEEL = "acme_widget-1.2-py3-none-any.whl";

  @BeforeAll
  static void sign() throws IOException {
    if (!"update".equals(System.getProperty("fixture"))) {
      return;
    }
    FakeSigstore sigstore = new FakeSigstore();
    Draft draft = new Draft(sigstore);
    draft.subjectName = WHEEL;
    draft.subjectDigest = Digests.sha256(Files.readAllBytes(FOLDER.resolve(WHEEL)));
    String attestation = draft.sign();
    Files.write(FOLDER.resolve("trusted_root.json"), sigstore.trustedRootJson());
    Files.writeString(FOLDER.resolve(WHEEL + ".publish.attestation"), attestation);
    Files.write(
        FOLDER.resolve(WHEEL + ".provenance"),
        Draft.provenance(Draft.publisher(), attestation.strip()));
  }

  @Test
  void itHolds() throws IOException {
    byte[] root = Files.readAllBytes(FOLDER.resolve("trusted_root.json"));
    PublishedFile file =
        new PublishedFile(WHEEL, Digests.sha256(Files.readAllBytes(FOLDER.resolve(WHEEL))));
    assertThat(TrustedRoot.read(root, LocalDate.of(2026, 11, 1)))
        .isInstanceOfSatisfying(
            TrustedRoot.Reading.Opened.class,
            opened -> {
              AttestationVerifier verifier =
                  new AttestationVerifier(opened.root(), VerdictCache.NONE);
              assertThat(verifier.verifyAttestation(file, bytes(".publish.attestation")))
                  .isInstanceOf(Verification.Verified.class);
              assertThat(Verification.of(verifier.verifyProvenance(file, bytes(".provenance"))))
                  .isInstanceOf(Verification.Verified.class);
            });
    assertThat(new String(root, UTF_8)).contains("rekor.example");
  }

  private static byte[] bytes(String ending) {
    try {
      return Files.readAllBytes(FOLDER.resolve(WHEEL + ending));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
