package dev.assay.core.project.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.project.Input;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.testing.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectReaderTest {
  private final Map<String, String> files = new TreeMap<>();

  private Projects read(String start, String shown) {
    return ProjectReader.read(MemoryTree.of(files), start, shown);
  }

  private static List<String> paths(Projects projects) {
    return projects.inputs().stream()
        .map(input -> input.kind().label() + " " + input.path() + " of " + input.project())
        .toList();
  }

  private static List<String> pins(Input input) {
    return input.dependencies().stream()
        .map(pin -> pin.name() + " " + pin.version() + " " + pin.reach())
        .toList();
  }

  private static List<String> open(Projects projects) {
    return projects.inputs().stream()
        .flatMap(input -> input.unchecked().stream())
        .map(Unchecked::what)
        .toList();
  }

  private static List<String> untold(Projects projects) {
    return projects.unchecked().stream().map(item -> item.what() + ": " + item.why()).toList();
  }

  @Test
  void aMonorepoIsReadFolderByFolder() {
    files.put("requirements.txt", "six==1.16.0\n");
    files.put("api/pyproject.toml", "[project]\nname = \"api\"\ndependencies = [\"a==1\"]\n");
    files.put("api/app.py", "print()\n");
    files.put("web/Pipfile", "[packages]\nflask = \"==3.0\"\n");
    files.put("web/node_modules/gyp/requirements.txt", "old==1\n");
    files.put("web/.tox/py/requirements.txt", "old==1\n");
    files.put("tools/requirements/dev.in", "b==2\n");
    files.put("tools/requirements/constraints.txt", "b<3\n");
    files.put("tools/lint.py", "# /// script\n# dependencies = [\"c==3\"]\n# ///\n");
    files.put("tools/black.toml", "[tool.black]\n");
    assertThat(paths(read("", ".")))
        .containsExactly(
            "requirements requirements.txt of .",
            "pyproject api/pyproject.toml of api",
            "script tools/lint.py of tools",
            "requirements tools/requirements/dev.in of tools/requirements",
            "Pipfile web/Pipfile of web");
  }

  @Test
  void pathsAreNamedAsTheUserNamedTheStart() {
    files.put("a/b/requirements.txt", "six==1.16.0\n");
    assertThat(paths(read("a", "../x/a/")))
        .containsExactly("requirements ../x/a/b/requirements.txt of ../x/a/b");
    assertThat(paths(read("a/b/requirements.txt", "b/requirements.txt")))
        .containsExactly("requirements b/requirements.txt of b");
  }

  @Test
  void aProjectFileWithoutDependenciesIsNoInput() {
    files.put("pyproject.toml", "[tool.ruff]\nline-length = 100\n");
    files.put("setup.cfg", "[flake8]\nmax-line-length = 100\n");
    assertThat(read("", ".").inputs()).isEmpty();
    assertThat(read("", ".").unchecked()).isEmpty();
  }

  @Test
  void aLockAnswersForTheManifestBesideIt() {
    files.put("pyproject.toml", "[project]\nname = \"x\"\ndependencies = [\"a>=1\", \"z>=1\"]\n");
    files.put("requirements.txt", "a==1.0\nb==2.0\n");
    Projects projects = read("", ".");
    assertThat(open(projects)).containsExactly("z>=1");
    assertThat(pins(projects.inputs().getLast()))
        .containsExactly("a 1.0 DIRECT", "b 2.0 TRANSITIVE");
  }

  @Test
  void aLockElsewhereAnswersNothing() {
    files.put("api/requirements.in", "a>=1\n");
    files.put("web/requirements.txt", "a==1.0\n");
    assertThat(open(read("", "."))).containsExactly("a>=1");
  }

  @Test
  void aPipfileIsAnsweredByItsOwnLockOnly() {
    files.put("Pipfile", "[packages]\na = \"*\"\nb = \"*\"\n");
    files.put("requirements.txt", "b==1.0\n");
    files.put(
        "Pipfile.lock",
        """
        {"_meta": {"pipfile-spec": 6, "sources": []},
         "default": {"a": {"version": "==1.0"}}, "develop": {}}
        """);
    assertThat(open(read("", "."))).containsExactly("b");
  }

  @Test
  void anOpenListIsNoLock() {
    files.put("requirements.in", "a>=1\nb>=1\n");
    files.put("requirements.txt", "a==1.0\nb>=1\n");
    assertThat(open(read("", "."))).containsExactly("a>=1", "b>=1", "b>=1");
  }

  @Test
  void anIncludedFileIsReadWhereItIsIncluded() {
    files.put("requirements-base.txt", "a==1.0\n");
    files.put("requirements-dev.txt", "-r requirements-base.txt\nb==2.0\n");
    assertThat(paths(read("", "./x"))).hasSize(1);
    assertThat(pins(read("", ".").inputs().getFirst()))
        .containsExactly("a 1.0 UNKNOWN", "b 2.0 UNKNOWN");
  }

  @Test
  void ofFilesInACircleTheFirstStays() {
    files.put("requirements-a.txt", "-r requirements-b.txt\na==1.0\n");
    files.put("requirements-b.txt", "-r requirements-a.txt\nb==2.0\n");
    assertThat(paths(read("", "."))).containsExactly("requirements requirements-a.txt of .");
  }

  @Test
  void anEnvironmentInAProjectIsAnInputOfItsOwn() {
    String site = "app/.venv/lib/python3.14/site-packages";
    files.put("app/requirements.txt", "six==1.16.0\n");
    files.put("app/.venv/pyvenv.cfg", "home = /usr/bin\n");
    files.put(site + "/six-1.16.0.dist-info/METADATA", "Name: six\nVersion: 1.16.0\n");
    files.put(site + "/six/requirements.txt", "old==1\n");
    files.put("app/.venv/lib/python3.14/test/pyproject.toml", "[project]\ndependencies=['x']\n");
    assertThat(paths(read("", ".")))
        .containsExactly(
            "requirements app/requirements.txt of app", "environment app/.venv of app");
    assertThat(paths(read("app/.venv", "app/.venv")))
        .containsExactly("environment app/.venv of app");
  }

  @Test
  void aMarkOfAnEnvironmentHidesNothing() {
    files.put("pyvenv.cfg", "");
    files.put("x-1.0.dist-info/METADATA", "Name: x\nVersion: 1.0\n");
    files.put("requirements.txt", "six==1.16.0\n");
    files.put("lib/tool/requirements.txt", "six==1.15.0\n");
    assertThat(paths(read("", ".")))
        .containsExactly(
            "environment . of .",
            "requirements requirements.txt of .",
            "requirements lib/tool/requirements.txt of lib/tool");
  }

  @Test
  void setupPyAloneCannotBeKnown() {
    files.put("old/setup.py", "setup()\n");
    files.put("new/setup.py", "setup()\n");
    files.put("new/requirements.txt", "six==1.16.0\n");
    assertThat(untold(read("", ".")))
        .containsExactly("old/setup.py: `setup.py` would have to be run to know its dependencies");
    assertThat(read("old/setup.py", "setup.py").unchecked().getFirst().hint()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"conda-lock.yml", "pixi.lock", "pixi.toml", "buildout.cfg", "app.spdx.json"})
  void formatsThatAreNotReadAreNamed(String name) {
    files.put("a/" + name, "");
    assertThat(read("", ".").unchecked()).extracting(Unchecked::what).containsExactly("a/" + name);
  }

  @Test
  void configurationInAProjectIsRemarked() {
    files.put("a/requirements.txt", "six==1.16.0\n");
    files.put("b/pyproject.toml", "[project]\ndependencies = ['x==1']\n[tool.assay.rules]\n");
    files.put("b/deep/pip.conf", "[global]\n");
    files.put("uv.toml", "");
    assertThat(read("", ".").inputs())
        .flatExtracting(Input::remarks)
        .filteredOn(remark -> remark.kind() == Remark.Kind.UNTRUSTED_CONFIGURATION)
        .extracting(remark -> remark.detail() + " at " + remark.source())
        .containsExactly(
            "uv.toml at uv.toml",
            "[tool.assay] at b/pyproject.toml",
            "pip.conf at b/deep/pip.conf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deps.txt            | six==1.16.0                                     | requirements
          constraints.txt     | six==1.16.0                                     | requirements
          old.lock            | [[package]]\\nname = 'a'\\ncontent-hash = 'x' | poetry.lock
          old.lock            | # @generated by PDM\\n[[package]]\\nname = 'a'  | pdm.lock
          old.lock            | version = 1\\n[[package]]\\nname = 'a'          | uv.lock
          lock.toml           | lock-version = '1.0'\\n[[packages]]             | pylock
          my.toml             | [project]\\nname = 'x'                          | pyproject
          my.cfg              | [options]\\ninstall_requires =                  | setup.cfg
          packages            | [packages]\\na = '*'                            | Pipfile
          all.json            | {"_meta": {}, "default": {}}                    | Pipfile.lock
          all.json            | {"bomFormat": "CycloneDX"}                      | sbom
          dev.yaml            | name: x\\ndependencies:\\n- a=1                 | conda-environment
          tool                | #!/usr/bin/env python\\n# /// script\\n# ///    | script
          """)
  void aFileGivenByNameIsKnownByItsContent(String name, String content, String kind) {
    files.put(name, content.replace("\\n", "\n") + "\n");
    assertThat(read(name, name).inputs())
        .extracting(input -> input.kind().label())
        .containsExactly(kind);
  }

  @Test
  void aFileOfNoKnownKindSaysWhatIsUnderstood() {
    files.put("photo.jpg", "JFIF");
    Projects projects = read("photo.jpg", "photo.jpg");
    assertThat(projects.inputs()).isEmpty();
    assertThat(projects.unchecked().getFirst().hint().orElseThrow()).contains("`uv.lock`");
  }

  @Test
  void filesThatOnlySoundLikeOneAreLeftAlone() {
    files.put("environment.yml", "variables:\n  a: 1\n");
    files.put("bom.json", "{\"parts\": []}");
    files.put("app.py", "text = '# /// script'\n");
    files.put("photos-2024.jpg", "JFIF");
    assertThat(read("", ".").inputs()).isEmpty();
    assertThat(read("", ".").unchecked()).isEmpty();
  }

  @Test
  void anUnreadableArchiveIsNamed() {
    files.put("wheels/a-1.0-py3-none-any.whl", "no zip");
    files.put("wheels/b-1.0.tar.gz", "no gzip");
    assertThat(read("wheels", "wheels").inputs())
        .extracting(input -> input.kind().label() + " " + input.unchecked().size())
        .containsExactly("wheel 1", "sdist 1");
  }

  @Test
  void linksAreFollowedOnceAndDeadOnesNamedWhereTheyMatter(@TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/requirements.txt"), "six==1.16.0\n");
    Files.createSymbolicLink(folder.resolve("a/b/loop"), folder);
    Files.createSymbolicLink(folder.resolve("again"), Path.of("a"));
    Files.createSymbolicLink(folder.resolve("readme.md"), Path.of("/nowhere"));
    Files.createSymbolicLink(folder.resolve("poetry.lock"), Path.of("/nowhere"));
    Files.createSymbolicLink(folder.resolve("uv.lock"), Path.of("uv.lock"));
    Projects projects = ProjectReader.read(DiskTree.open(folder, Limits.DEFAULT), "", ".");
    assertThat(paths(projects)).containsExactly("requirements a/requirements.txt of a");
    assertThat(projects.unchecked())
        .extracting(Unchecked::what)
        .containsExactly("poetry.lock", "uv.lock");
  }

  @Test
  void whatIsTooDeepIsNamed() {
    files.put("d/".repeat(70) + "requirements.txt", "six==1.16.0\n");
    assertThat(untold(read("", "."))).singleElement().asString().endsWith("64 folders deep");
  }
}
