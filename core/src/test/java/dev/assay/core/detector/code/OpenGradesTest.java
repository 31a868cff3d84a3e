package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Acts.act;
import static dev.assay.core.detector.code.Acts.evident;
import static dev.assay.core.detector.code.Acts.hidden;
import static dev.assay.core.detector.code.Acts.told;
import static dev.assay.core.detector.code.Grades.grade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.finding.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is done before the eyes of whoever called for it, and its look-alikes.
class OpenGradesTest {
  private static final String STRANGER = "https://collect.example/in";
  private static final String CHOSEN = "https://raw.githubusercontent.com/…/…/HEAD/tool";
  private static final String OTHERS = "https://raw.githubusercontent.com/somebody/…/HEAD/tool";

  @ParameterizedTest
  @ValueSource(strings = {"os.execvpe(cmd[0], cmd, env)", "pexpect.spawn(command, cwd=cwd)"})
  void commandWhoseUserSeesIt(String code) {
    Act run = evident(act(Kind.SPAWNS, "…", Phase.CALL, Label.REMOTE), code);

    assertThat(grade("remote-control", run)).isEqualTo(Confidence.LOW);
    assertThat(grade("remote-control", run, act(Kind.SENDS, "…", Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-control", run, act(Kind.RECEIVES, "…", Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-control", run, act(Kind.LISTENS, "…:80", Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-control", told(run, "errors swallowed"))).isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-control", hidden(run))).isEqualTo(Confidence.HIGH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subprocess.run(cmd.split(), capture_output=True)",
        "subprocess.check_output(cmd.split())",
        "subprocess.Popen(cmd.split(), stdout=subprocess.PIPE)",
        "subprocess.Popen(cmd.split(), stdout=subprocess.DEVNULL)",
        "subprocess.Popen(cmd, creationflags=0x08000000)",
        "subprocess.Popen(cmd, startupinfo=si)",
        "subprocess.Popen(cmd.split(), start_new_session=True)",
        "subprocess.Popen(cmd.split(), bufsize=0, # and so …"
      })
  void commandThatIsAnsweredOrUnseen(String code) {
    assertThat(
            grade("remote-control", evident(act(Kind.SPAWNS, "…", Phase.CALL, Label.REMOTE), code)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~/.local/share/tools/tool-… …", "sh ~/.local/share/tools/tool-… …"})
  void chosenProgramKeptAmongTheUsersOwn(String command) {
    Act run = act(Kind.SPAWNS, command, Phase.CALL, Label.REMOTE);
    Act asked = act(Kind.SENDS, CHOSEN, Phase.CALL);

    assertThat(grade("remote-control", run, asked)).isEqualTo(Confidence.LOW);
    assertThat(grade("remote-control", run, asked, act(Kind.SENDS, STRANGER, Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-control", run, act(Kind.SENDS, OTHERS, Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
    assertThat(grade("remote-control", told(run, "errors swallowed"), asked))
        .isEqualTo(Confidence.HIGH);
  }

  @Test
  void chosenProgramThatIsNotKept() {
    assertThat(
            grade(
                "remote-control",
                act(Kind.SPAWNS, "sh %TEMP%/tool-… …", Phase.CALL, Label.REMOTE),
                act(Kind.SENDS, CHOSEN, Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Get-CimInstance -Class Win32_ComputerSystemProduct).UUID",
        "'(Get-WmiObject -Class Win32_BIOS).SerialNumber'",
        "\"Get-CimInstance Win32_BaseBoard\""
      })
  void questionToTheSystem(String question) {
    assertThat(grade("suspicious-command", powershell(question, Phase.CALL)))
        .isEqualTo(Confidence.LOW);
    assertThat(grade("suspicious-command", powershell(question, Phase.IMPORT)))
        .isEqualTo(Confidence.HIGH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Get-WmiObject -Class Win32_Process).Create('a')",
        "Get-CimInstance Win32_BIOS; Start-Process a",
        "Get-CimInstance Win32_BIOS | Invoke-Expression",
        "& { Get-CimInstance Win32_BIOS }",
        "Set-MpPreference -DisableRealtimeMonitoring 1"
      })
  void orderToTheSystem(String order) {
    assertThat(grade("suspicious-command", powershell(order, Phase.CALL)))
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void keyThatCredentialsAreGivenFor() {
    Act sent =
        act(
            Kind.SENDS,
            "https://turn.collect.example/credentials",
            Phase.CALL,
            Label.SECRET_PARAMETER);

    assertThat(grade("secret-parameter-theft", sent)).isEqualTo(Confidence.LOW);
    assertThat(grade("secret-parameter-theft", told(sent, "errors swallowed")))
        .isEqualTo(Confidence.HIGH);
    assertThat(
            grade(
                "secret-parameter-theft",
                act(Kind.SENDS, STRANGER, Phase.CALL, Label.SECRET_PARAMETER)))
        .isEqualTo(Confidence.MEDIUM);
  }

  private static Act powershell(String command, Phase phase) {
    return act(Kind.SPAWNS, "powershell.exe -ExecutionPolicy bypass -command " + command, phase);
  }
}
