package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Acts.act;
import static dev.assay.core.detector.code.Acts.evident;
import static dev.assay.core.detector.code.Acts.told;
import static dev.assay.core.detector.code.Grades.findings;
import static dev.assay.core.detector.code.Grades.grade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.finding.Confidence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What nobody sees happen: things fetched for a start folder, end points that are decoded, keys
/// read beside a request, and their look-alikes.
class UnseenGradesTest {
  private static final String STRANGER = "https://collect.example/in";

  @Test
  void whatAStrangerHandsOutIsStartedWithTheDesktop() {
    String start = "C:\\Users\\…\\Start Menu\\Programs\\Startup\\a.py";
    Act kept = act(Kind.PERSISTS, start, Phase.CALL, Label.REMOTE);
    Act fetched = act(Kind.RECEIVES, "https://files.example/a.py", Phase.CALL);

    assertThat(grade("persistence", kept, fetched)).isEqualTo(Confidence.HIGH);
    assertThat(grade("persistence", act(Kind.PERSISTS, start, Phase.CALL), fetched))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("persistence", act(Kind.PERSISTS, "~/.bashrc", Phase.CALL, Label.REMOTE)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void quietInstallerThatTakesThePlaceOfAClient() {
    Act install = act(Kind.SPAWNS, "pip install acme -qq", Phase.IMPORT);
    Act hook = act(Kind.EVADES, "replaces `requests.post`", Phase.IMPORT);

    assertThat(grade("staged-install", install, hook)).isEqualTo(Confidence.HIGH);
    assertThat(grade("staged-install", install)).isEqualTo(Confidence.MEDIUM);
    assertThat(grade("staged-install", act(Kind.SPAWNS, "pip install acme", Phase.IMPORT), hook))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void endPointThatOnlyDecodingShows() {
    Act sent = act(Kind.SENDS, STRANGER, Phase.CALL, Label.DECODED);

    assertThat(grade("hidden-behaviour", sent)).isEqualTo(Confidence.HIGH);
    assertThat(grade("hidden-behaviour", evident(sent, "post('https://collect.example/' + x)")))
        .isEqualTo(Confidence.LOW);
    assertThat(
            grade(
                "hidden-behaviour",
                act(Kind.SENDS, "collect.example:443", Phase.CALL, Label.DECODED)))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void textFromAHiddenAddressOfThisMachineIsNoTest() {
    Act run = act(Kind.EXECUTES_TEXT, "", Phase.IMPORT, Label.REMOTE);
    String local = "http://127.0.0.1:9999/b";

    assertThat(grade("remote-execution", run, act(Kind.RECEIVES, local, Phase.IMPORT)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(
            grade("remote-execution", run, act(Kind.RECEIVES, local, Phase.IMPORT, Label.DECODED)))
        .isEqualTo(Confidence.HIGH);
    assertThat(grade("remote-execution", run, act(Kind.SENDS, STRANGER, Phase.IMPORT)))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void keysReadBesideARequestThatNobodyCalledFor() {
    Act read = act(Kind.READS_SECRET, "~/.aws/credentials", Phase.IMPORT, Label.CREDENTIAL_FILE);
    Act sent = act(Kind.SENDS, STRANGER, Phase.IMPORT);

    assertThat(grade("credential-theft", sent, read)).isEqualTo(Confidence.HIGH);
    assertThat(findings("credential-theft", act(Kind.SENDS, STRANGER, Phase.CALL), read)).isEmpty();
    assertThat(
            findings(
                "credential-theft",
                sent,
                act(Kind.READS_SECRET, "~/.aws/credentials", Phase.CALL, Label.CREDENTIAL_FILE)))
        .isEmpty();
  }

  @Test
  void environmentPutIntoTheAccountOfWhoeverIsRobbed() {
    String files = "https://api.github.com/repos/a/b/contents/r.json";

    assertThat(
            grade(
                "environment-exfiltration",
                act(Kind.SENDS, files, Phase.IMPORT, Label.ENVIRONMENT, Label.TOKEN)))
        .isEqualTo(Confidence.HIGH);
    assertThat(
            findings(
                "environment-exfiltration",
                act(Kind.SENDS, files, Phase.CALL, Label.ENVIRONMENT, Label.TOKEN)))
        .isEmpty();
  }

  @Test
  void functionThatExecutesWhatIsNoCode() {
    Act run =
        new Act(
            Kind.EXECUTES_TEXT,
            "",
            Phase.CALL,
            Act.Reach.ON_CALL,
            Act.Certainty.CAN,
            Set.of(),
            RuleCase.PLACE,
            "exec(user_agent)",
            List.of("`parse` called at acme/tests.py:3", "errors swallowed"));

    assertThat(grade("back-door", run)).isEqualTo(Confidence.MEDIUM);
    assertThat(findings("back-door", evident(run, "exec(source)"))).isEmpty();
    assertThat(findings("back-door", evident(run, "exec(user_agent, names)"))).isEmpty();
    assertThat(findings("back-door", told(run, "`parse` called at acme/tests.py:3"))).isEmpty();
  }

  @Test
  void noiseThatSpeaksToSomebodyIsNoStyle() {
    Act noise = act(Kind.EVADES, "obfuscator: names that are noise", Phase.CALL);

    assertThat(grade("obfuscated-form", noise, act(Kind.SENDS, STRANGER, Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("obfuscated-form", noise, act(Kind.SENDS, "…", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void numbersAreNoWordsOfAProgram() {
    Act packed = act(Kind.EVADES, "a program packed into a literal", Phase.CALL);
    Act run = act(Kind.EXECUTES_TEXT, "", Phase.IMPORT);

    assertThat(grade("hidden-code", evident(packed, "'0912 7171 1212 9999 8888 1111'"), run))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(findings("hidden-code", evident(packed, "'def f(): return a + b'"), run)).isEmpty();
  }

  @Test
  void secretsThatGoOutOfSightUnasked() {
    assertThat(
            grade(
                "environment-exfiltration", act(Kind.SENDS, "…", Phase.IMPORT, Label.ENVIRONMENT)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("credential-theft", act(Kind.SENDS, "s3://…", Phase.IMPORT, Label.SSH_KEY)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(
            grade("credential-theft", act(Kind.SENDS, "s3://bucket", Phase.IMPORT, Label.SSH_KEY)))
        .isEqualTo(Confidence.HIGH);
    assertThat(findings("credential-theft", act(Kind.SENDS, "…", Phase.CALL, Label.SSH_KEY)))
        .isEmpty();
  }

  @Test
  void answerThatIsExecutedWhateverWasSentForIt() {
    Act run = act(Kind.EXECUTES_TEXT, "", Phase.CALL, Label.REMOTE);

    assertThat(grade("remote-execution", run, act(Kind.SENDS, STRANGER, Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-execution", run, act(Kind.SENDS, "…", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void programThatACacheOfItsOwnHolds() {
    assertThat(grade("dropped-and-run", runFromCache("acme-core"))).isEqualTo(Confidence.LOW);
    assertThat(grade("remote-control", runFromCache("acme-core"))).isEqualTo(Confidence.LOW);
    assertThat(grade("dropped-and-run", runFromCache("fonts"))).isEqualTo(Confidence.HIGH);
    assertThat(grade("remote-control", runFromCache("fonts"))).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void fetchedForTheMachineThatAsks() {
    String dropped = "%TEMP%/tool";
    Act run = act(Kind.SPAWNS, dropped, Phase.CALL);
    Act written = act(Kind.WRITES_FILE, dropped, Phase.CALL, Label.REMOTE);
    Act asked =
        act(Kind.SENDS, "https://files.collect.example/t-…", Phase.CALL, Label.HOST_IDENTITY);

    assertThat(grade("dropped-and-run", run, written, asked)).isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "dropped-and-run",
                run,
                written,
                act(Kind.SENDS, "https://files.collect.example/t", Phase.CALL)))
        .isEqualTo(Confidence.LOW);
  }

  @Test
  void fileOfTheUserWhoseNameOnlyDecodingShows() {
    Act read = act(Kind.READS_FILE, "/Users/ann/Desktop/a.txt", Phase.ENTRY, Label.DECODED);
    Act sent = act(Kind.SENDS, "…", Phase.ENTRY, Label.DECODED);

    assertThat(grade("hidden-behaviour", read, sent)).isEqualTo(Confidence.MEDIUM);
    assertThat(findings("hidden-behaviour", read)).isEmpty();
    assertThat(
            findings(
                "hidden-behaviour",
                sent,
                act(Kind.READS_FILE, "/Users/ann/Desktop/a.txt", Phase.ENTRY),
                act(Kind.READS_FILE, "data/words.txt", Phase.ENTRY, Label.DECODED)))
        .isEmpty();
  }

  @Test
  void compiledCodeStartedFromTheCache() {
    String cached = "python3 …/__pycache__/tool.cpython-312.pyc";

    assertThat(grade("suspicious-command", act(Kind.SPAWNS, cached, Phase.ENTRY)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(
            findings(
                "suspicious-command",
                act(Kind.SPAWNS, "rm -rf build/__pycache__/", Phase.CALL),
                act(Kind.SPAWNS, "python3 …/tool.pyc", Phase.CALL)))
        .isEmpty();
  }

  private static Act[] runFromCache(String folder) {
    String program = "~/.cache/" + folder + "/bin/tool-…";
    return new Act[] {
      ofAcme(act(Kind.SPAWNS, program + " run", Phase.CALL, Label.REMOTE)),
      ofAcme(act(Kind.WRITES_FILE, program, Phase.CALL, Label.REMOTE)),
      ofAcme(act(Kind.RECEIVES, "https://files.collect.example/t", Phase.CALL))
    };
  }

  private static Act ofAcme(Act act) {
    return new Act(
        act.kind(),
        act.target(),
        act.phase(),
        act.reach(),
        act.certainty(),
        act.carries(),
        new Location("acme/run.py", 3),
        act.evidence(),
        act.trail());
  }
}
