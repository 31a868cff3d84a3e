package dev.assay.core.code.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.code.Budget;
import dev.assay.core.fact.Act.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// When acts happen: by an import, by a program's main part, by a script that is started.
class PhasesTest {
  @Test
  void importedModulesActWhenTheyAreImported() {
    List<String> lines =
        ActLines.of(
            List.of(
                ActLines.file(
                    "pkg/__init__.py", "from .core import start\nstart()\n", Phase.IMPORT),
                ActLines.file(
                    "pkg/core.py",
                    """
                    import os
                    from pkg import names
                    def start():
                        getattr(os, names.RUN)(names.COMMAND)
                    def other():
                        os.system('ls')
                    """,
                    Phase.CALL),
                ActLines.file(
                    "pkg/names.py", "RUN = 'sys' + 'tem'\nCOMMAND = 'whoami'\n", Phase.CALL),
                ActLines.file("setup.py", "import pkg.late\n", Phase.INSTALL),
                ActLines.file("pkg/late.py", "import os\nos.system('id')\n", Phase.CALL),
                ActLines.file("pkg/alone.py", "import os\nos.system('hostname')\n", Phase.CALL)));
    assertThat(lines)
        .contains(
            "SPAWNS whoami at pkg/core.py:4 INSTALL",
            "SPAWNS ls at pkg/core.py:6 CALL",
            "SPAWNS id at pkg/late.py:2 INSTALL",
            "SPAWNS hostname at pkg/alone.py:2 IMPORT");
  }

  @Test
  void whatAPersonAsksForIsConditional() {
    assertThat(
            ActLines.ofSetup(
                """
                import os, sys
                if sys.argv[-1] == 'publish':
                    os.system('twine upload dist/*')
                    sys.exit()
                if len(sys.argv) > 1:
                    os.system('whoami')
                """))
        .contains("SPAWNS whoami at setup.py:6 INSTALL")
        .anyMatch(line -> line.startsWith("SPAWNS twine upload") && line.endsWith("CONDITIONAL"));
  }

  @Test
  void programsRunTheirMainPart() {
    assertThat(ActLines.ofModule("import os\nif __name__ == '__main__':\n  os.system('ls')\n"))
        .containsExactly("SPAWNS ls at module.py:3 ENTRY");
    PythonFile file =
        ActLines.file("pkg/cli.py", "import os\ndef main():\n  os.system('ls')\n", Phase.CALL);
    PythonFile init = ActLines.file("pkg/__init__.py", "", Phase.IMPORT);
    Entry entry = new Entry(Map.of("pkg.cli:main", Phase.ENTRY));
    Meter meter = new Meter(Budget.DEFAULT);
    assertThat(ActLines.lines(Evaluation.of(List.of(init, file), entry, meter)))
        .containsExactly("SPAWNS ls at pkg/cli.py:3 ENTRY");
  }

  @Test
  void ownScriptsThatAreStartedAreReached() {
    assertThat(
            ActLines.of(
                List.of(
                    ActLines.file(
                        "pkg/__init__.py",
                        """
                        import os, subprocess, sys
                        subprocess.Popen([sys.executable, os.path.join(os.path.dirname(__file__), 'run.py')])
                        """,
                        Phase.IMPORT),
                    ActLines.file("pkg/run.py", "import os\nos.system('whoami')\n", Phase.CALL))))
        .contains("SPAWNS whoami at pkg/run.py:2 IMPORT");
  }
}
