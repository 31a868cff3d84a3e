package dev.assay.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.code.evaluation.PythonFile;
import dev.assay.core.fact.Act;
import dev.assay.core.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// When the modules of artifacts run.
class RolesTest {
  private static Modules modules(Map<String, String> texts, String shown) {
    MemoryTree tree = MemoryTree.of(texts);
    List<Entry> files = Files.of(tree, 1000).all();
    Layout layout = Layout.of(files, shown);
    Modules modules = new Modules(layout, Nesting.NONE);
    KindReader reader = new KindReader(layout, new Totals(Budget.DEFAULT), Nesting.NONE, modules);
    for (Entry file : files) {
      if (tree.read(file.path()) instanceof Content.Bytes(byte[] bytes)) {
        reader.read(file.path(), bytes);
      }
    }
    return modules;
  }

  private static Map<String, String> phases(String shown, String... pathsAndTexts) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      texts.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    Map<String, String> phases = new TreeMap<>();
    for (PythonFile file : modules(texts, shown).files()) {
      phases.put(file.path(), file.phase().name());
    }
    return phases;
  }

  @Test
  void setupAndWhatItImportsRunAtInstallation() {
    assertThat(
            phases(
                "p-1.tar.gz",
                "p-1/PKG-INFO",
                "Name: p\nVersion: 1\n",
                "p-1/setup.py",
                "from setuptools import setup\nimport helper\nfrom p.version import V\n",
                "p-1/helper.py",
                "import os\n",
                "p-1/p/__init__.py",
                "from . import core\ndef f():\n  import p.lazy\n",
                "p-1/p/version.py",
                "V = 1\n",
                "p-1/p/core.py",
                "from .deep.er import x\n",
                "p-1/p/deep/__init__.py",
                "",
                "p-1/p/deep/er.py",
                "x = 1\n",
                "p-1/p/lazy.py",
                "x = 1\n",
                "p-1/tests/test_p.py",
                "import p\n",
                "p-1/docs/conf.py",
                "import p\n"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("p-1/setup.py", "INSTALL"),
                Map.entry("p-1/helper.py", "INSTALL"),
                Map.entry("p-1/p/__init__.py", "INSTALL"),
                Map.entry("p-1/p/version.py", "INSTALL"),
                Map.entry("p-1/p/core.py", "INSTALL"),
                Map.entry("p-1/p/deep/__init__.py", "INSTALL"),
                Map.entry("p-1/p/deep/er.py", "INSTALL"),
                Map.entry("p-1/p/lazy.py", "CALL"),
                Map.entry("p-1/tests/test_p.py", "CALL"),
                Map.entry("p-1/docs/conf.py", "CALL")));
  }

  @Test
  void backEndsInTheTreeRunWhenItIsBuilt() {
    Map<String, String> texts =
        Map.of(
            "p-1/pyproject.toml",
            """
            [build-system]
            requires = []
            build-backend = "backend:api"
            backend-path = ["_build"]
            [project.scripts]
            tool = "p.cli:main"
            [tool.hatch.build.hooks.custom]
            """,
            "p-1/_build/backend.py",
            "import extra\n",
            "p-1/_build/extra.py",
            "",
            "p-1/hatch_build.py",
            "",
            "p-1/src/p/__init__.py",
            "",
            "p-1/src/p/cli.py",
            "def main(): pass\n");

    assertThat(modules(texts, "p-1.tar.gz").files())
        .extracting(file -> file.path() + " " + file.phase())
        .containsExactlyInAnyOrder(
            "p-1/_build/backend.py BUILD",
            "p-1/_build/extra.py BUILD",
            "p-1/hatch_build.py BUILD",
            "p-1/src/p/__init__.py IMPORT",
            "p-1/src/p/cli.py ENTRY");
    assertThat(modules(texts, "p-1.tar.gz").entry().functions())
        .containsKeys("p.cli:main", "backend:api.build_wheel");
  }

  @Test
  void entryPointsRunWhenTheirReadersLoadThem() {
    String points =
        """
        [console_scripts]
        tool = p.cli:main
        [distutils.commands]
        pack = p.command:Pack
        build_py = p.step:Build
        [setuptools.finalize_distribution_options]
        p = p.finish:now
        [egg_info.writers]
        p.txt = p.writer:write
        [distutils.setup_keywords]
        use_p = p.keyword : check
        [pytest11]
        p = p.plugin
        [flake8.extension]
        P = p.lint:Lint
        """;
    Map<String, String> wheel = new TreeMap<>();
    for (String module :
        List.of(
            "cli", "command", "step", "finish", "writer", "keyword", "plugin", "lint", "other")) {
      wheel.put("p/" + module + ".py", "def now(): pass\n");
    }
    wheel.put("p/__init__.py", "");
    wheel.put("p-1.dist-info/METADATA", "Name: p\nVersion: 1\n");
    wheel.put("p-1.dist-info/entry_points.txt", points);

    assertThat(modules(wheel, "p-1-py3-none-any.whl").files())
        .extracting(file -> file.path() + " " + file.phase())
        .containsExactlyInAnyOrder(
            "p/__init__.py INSTALL",
            "p/cli.py ENTRY",
            "p/command.py ENTRY",
            "p/step.py INSTALL",
            "p/finish.py INSTALL",
            "p/writer.py INSTALL",
            "p/keyword.py INSTALL",
            "p/plugin.py IMPORT",
            "p/lint.py ENTRY",
            "p/other.py CALL");
    assertThat(modules(wheel, "p-1-py3-none-any.whl").entry().functions())
        .containsEntry("p.cli:main", Act.Phase.ENTRY)
        .containsEntry("p.finish:now", Act.Phase.INSTALL)
        .containsEntry("p.keyword:check", Act.Phase.INSTALL);
  }

  @Test
  void theStepsOfABuilderRunForWhoeverBuildsWithIt() {
    StringBuilder points = new StringBuilder("[egg_info.writers]\n");
    for (int i = 0; i < 24; i++) {
      points.append("file%d = p.step:write\n".formatted(i));
    }
    Map<String, String> wheel =
        Map.of(
            "p/__init__.py", "",
            "p/step.py", "def write(): pass\n",
            "p-1.dist-info/METADATA", "Name: p\nVersion: 1\n",
            "p-1.dist-info/entry_points.txt", points.toString());
    assertThat(modules(wheel, "p-1-py3-none-any.whl").entry().functions())
        .containsEntry("p.step:write", Act.Phase.ENTRY);
  }

  @Test
  void everyFormOfEntryPointsIsRead() {
    String module = "def go(): pass\n";
    Map<String, String> sdist = new TreeMap<>();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      sdist.put("p-1/p/" + name + ".py", module);
    }
    sdist.put("p-1/p/__init__.py", "");
    sdist.put("p-1/PKG-INFO", "Name: p\nVersion: 1\n");
    sdist.put(
        "p-1/setup.py",
        """
        setup(entry_points={"distutils.commands": ["install = p.a:X"], "pytest11": "p = p.b"})
        setup(entry_points=\"""
        [setuptools.file_finders]
        p = p.c:go [extra]
        \""")
        """);
    sdist.put(
        "p-1/setup.cfg", "[options.entry_points]\ndistutils.setup_keywords =\n  k = p.d:go\n");
    sdist.put(
        "p-1/pyproject.toml",
        """
        [project.entry-points."distutils.commands"]
        build = "p.e:X"
        [tool.poetry.plugins."poetry.application.plugin"]
        x = "p.f:X"
        """);

    assertThat(modules(sdist, "p-1.tar.gz").files())
        .extracting(file -> file.path() + " " + file.phase())
        .containsExactlyInAnyOrder(
            "p-1/setup.py INSTALL",
            "p-1/p/__init__.py INSTALL",
            "p-1/p/a.py INSTALL",
            "p-1/p/b.py IMPORT",
            "p-1/p/c.py INSTALL",
            "p-1/p/d.py INSTALL",
            "p-1/p/e.py INSTALL",
            "p-1/p/f.py ENTRY");
  }

  @Test
  void startFilesRunWithTheInterpreter() {
    assertThat(
            phases(
                "p-1-py3-none-any.whl",
                "p.pth",
                "/some/folder\nimport p.hook; p.hook.go()\n",
                "plain.pth",
                "../elsewhere\n",
                "sitecustomize.py",
                "import q\n",
                "p/__init__.py",
                "",
                "p/hook.py",
                "def go(): pass\n",
                "p/__main__.py",
                "",
                "q.py",
                "",
                "p-1.dist-info/METADATA",
                "Name: p\nVersion: 1\n"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "p.pth", "START",
                "sitecustomize.py", "START",
                "p/__init__.py", "START",
                "p/hook.py", "START",
                "p/__main__.py", "ENTRY",
                "q.py", "START"));
  }

  @Test
  void wheelsRunNoSetupUnlessTheyAreCalledAnotherName() {
    String[] files = {
      "p/__init__.py", "", "setup.py", "import p\n", "p-1.dist-info/METADATA", "Name: p\n"
    };

    assertThat(phases("p-1-py3-none-any.whl", files)).containsEntry("setup.py", "CALL");
    assertThat(phases("p-1-py3-none-any.tar.gz", files)).containsEntry("setup.py", "INSTALL");
  }

  @Test
  void entryPointsRunWhatTheyName() {
    assertThat(
            phases(
                "p-1-py3-none-any.whl",
                "p/__init__.py",
                "",
                "p/a.py",
                "from p import b\n",
                "p/b.py",
                "",
                "p/plug.py",
                "",
                "p/c.py",
                "",
                "p-1.dist-info/METADATA",
                "Name: p\nVersion: 1\n",
                "p-1.dist-info/entry_points.txt",
                "[console_scripts]\nx = p.a:main\n[pytest11]\ny = p.plug\n"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "p/__init__.py", "IMPORT",
                "p/a.py", "ENTRY",
                "p/b.py", "ENTRY",
                "p/plug.py", "IMPORT",
                "p/c.py", "CALL"));
  }

  @Test
  void pathsThatAreOddStillHaveTheirRoles() {
    assertThat(
            phases(
                "p-1.tar.gz", "p.tar.gz/setup.py", "", "p.tar.gz/x/__init__.py/x/__init__.py", ""))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "p.tar.gz/setup.py", "INSTALL",
                "p.tar.gz/x/__init__.py/x/__init__.py", "IMPORT"));
  }

  @Test
  void aSingleModuleIsWhatIsImported() {
    assertThat(phases("x.py", "x.py", "import os\n")).containsEntry("x.py", "IMPORT");
  }

  @Test
  void findsPythonByItsContent() {
    assertThat(
            phases(
                "p-1.tar.gz",
                "p/__init__.py",
                "",
                "p/data.txt",
                "import os\nos.getcwd()\n",
                "p/bin/tool",
                "#!/usr/bin/env python3\nprint(1)\n",
                "p/README.md",
                "Use `import p` and call `p.f()`.\n\nimport p then go(on)\n",
                "p/words.txt",
                "import duties and tariffs\n"))
        .containsOnlyKeys("p/__init__.py", "p/data.txt", "p/bin/tool");
  }

  @Test
  void onlyAStartFileOnTheImportPathIsRunAtStart() {
    assertThat(
            phases(
                "p-1-py3-none-any.whl",
                "p-1.dist-info/METADATA",
                "Name: p\nVersion: 1\n",
                "p/__init__.py",
                "",
                "p/agent/sitecustomize.py",
                "import os\n",
                "sitecustomize.py",
                "import os\n"))
        .containsEntry("sitecustomize.py", "START")
        .containsEntry("p/agent/sitecustomize.py", "CALL");
  }
}
