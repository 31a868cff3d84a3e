package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Acts.act;
import static dev.assay.core.detector.code.Acts.evident;
import static dev.assay.core.detector.code.Acts.onCall;
import static dev.assay.core.detector.code.Acts.perhaps;
import static dev.assay.core.detector.code.Acts.told;
import static dev.assay.core.detector.code.Grades.findings;
import static dev.assay.core.detector.code.Grades.grade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.finding.Confidence;
import org.junit.jupiter.api.Test;

/// What is taken through somebody else's library, given to two, written for ransom or to let
/// somebody in, and its look-alikes.
class UnforeseenGradesTest {
  private static final String STRANGER = "https://collect.example/in";

  @Test
  void secretThatALibraryIsHanded() {
    Act sent = act(Kind.SENDS, STRANGER, Phase.IMPORT, Label.SECRET_PARAMETER);

    assertThat(grade("secret-parameter-theft", perhaps(sent))).isEqualTo(Confidence.HIGH);
    assertThat(grade("secret-parameter-theft", onCall(sent))).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void secretThatItsVendorGetsToo() {
    String own = "https://requirements.example/stat";
    Act copied = told(act(Kind.SENDS, own, Phase.CALL, Label.SECRET_PARAMETER), "errors swallowed");
    Act meant = act(Kind.SENDS, "https://api.github.com/user", Phase.CALL, Label.SECRET_PARAMETER);

    assertThat(grade("secret-parameter-theft", copied, meant)).isEqualTo(Confidence.HIGH);
    assertThat(grade("secret-parameter-theft", copied)).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void secretInANameThatIsAskedFor() {
    assertThat(
            grade(
                "secret-parameter-theft",
                act(Kind.RESOLVES, "….requirements.example", Phase.CALL, Label.SECRET_PARAMETER)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void filesThatAreWrittenAnewFromWhatTheyHeld() {
    Act written =
        evident(
            act(Kind.WRITES_FILE, "~/Documents…/…", Phase.IMPORT, Label.USER_FILES),
            "open(path, 'wb')");

    assertThat(grade("destruction", written)).isEqualTo(Confidence.HIGH);
    assertThat(findings("destruction", onCall(written))).isEmpty();
    assertThat(
            findings(
                "destruction",
                evident(
                    act(Kind.WRITES_FILE, "~/.acme/…", Phase.IMPORT, Label.USER_FILES),
                    "open(path, 'wb')")))
        .isEmpty();
  }

  @Test
  void whoMayLogInIsNothingThatIsInstalled() {
    assertThat(grade("persistence", act(Kind.PERSISTS, "~/.ssh/authorized_keys", Phase.INSTALL)))
        .isEqualTo(Confidence.HIGH);
    assertThat(grade("persistence", act(Kind.PERSISTS, "~/.bashrc", Phase.INSTALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void environmentThatIsPublished() {
    assertThat(
            grade(
                "environment-exfiltration",
                act(Kind.SENDS, "https://api.github.com/gists", Phase.IMPORT, Label.ENVIRONMENT)))
        .isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "environment-exfiltration",
                act(Kind.SENDS, "https://api.github.com/user", Phase.IMPORT, Label.ENVIRONMENT)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void workflowThatIsPutIntoARepositoryOfSomebody() {
    String workflow = "https://api.github.com/repos/…/contents/.github/workflows/a.yml";

    assertThat(grade("self-propagation", act(Kind.SENDS, workflow, Phase.IMPORT)))
        .isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "self-propagation", act(Kind.WRITES_FILE, ".github/workflows/a.yml", Phase.IMPORT)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void allThatAShellIsTold() {
    Act run =
        evident(
            act(Kind.SPAWNS, "bash -c …", Phase.CALL, Label.REMOTE),
            "create_subprocess_exec(\"bash\", \"-c\", text)");

    assertThat(grade("remote-control", run)).isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "remote-control",
                act(Kind.SPAWNS, "python -m pip install 'acme==…'", Phase.CALL, Label.REMOTE)))
        .isEqualTo(Confidence.LOW);
  }
}
