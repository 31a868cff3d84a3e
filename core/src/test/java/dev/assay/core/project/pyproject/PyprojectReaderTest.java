package dev.assay.core.project.pyproject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PyprojectReaderTest {
  @Test
  void theTablesOfTheStandardsAreRead() {
    Input input =
        read(
            """
            [build-system]
            requires = ["hatchling==1.21.0", "cython"]
            [project]
            name = "demo"
            dynamic = ["version", "optional-dependencies"]
            dependencies = [
              "requests[socks]==2.31.0 ; python_version < '3.9'",
              "flask>=2",
              3,
            ]
            [project.optional-dependencies]
            fast = ["uvloop==0.19.0"]
            all = ["Demo[fast]"]
            """);
    assertThat(input.kind()).isEqualTo(InputKind.PYPROJECT);
    assertThat(Told.dependencies(input))
        .containsExactly(
            "requests 2.31.0 EXACT pyproject.toml:7 [socks] ; python_version < '3.9'",
            "uvloop 0.19.0 EXACT pyproject.toml:12 +fast",
            "hatchling 1.21.0 EXACT pyproject.toml:2 +build-system");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "pyproject.toml:9 pyproject.toml: a requirement is no text",
            "pyproject.toml:5 dynamic optional-dependencies: the build backend makes them",
            "pyproject.toml:8 flask>=2: no exact version");
    assertThat(Told.remarks(input)).contains("OPEN_BUILD_REQUIREMENT cython pyproject.toml:2");
  }

  @Test
  void groupsIncludeEachOther() {
    Input input =
        read(
            """
            [dependency-groups]
            lint = ["ruff==0.4.0"]
            Test = ["pytest==8.0", {include-group = "Lint"}]
            dev = [{include-group = "test"}, {include-group = "gone"}]
            one = ["a==1", {include-group = "two"}]
            two = ["b==1", {include-group = "one"}]
            """);
    assertThat(Told.dependencies(input))
        .containsExactly(
            "ruff 0.4.0 EXACT pyproject.toml:2 +lint +test +dev",
            "pytest 8.0 EXACT pyproject.toml:3 +test +dev",
            "a 1 EXACT pyproject.toml:5 +one +two",
            "b 1 EXACT pyproject.toml:6 +two +one");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "pyproject.toml:4 dev: it includes a group that is not there",
            "pyproject.toml:5 one: the groups include each other in a circle",
            "pyproject.toml:6 two: the groups include each other in a circle");
  }

  @Test
  void poetryIsRead() {
    Input input =
        read(
            """
            [tool.poetry.dependencies]
            python = "^3.11"
            exact = "1.2.3"
            caret = "^1.2"
            union = "^1 || ^2"
            listed = [
              {version = "1.0", markers = "python_version < '3.9'"},
              {version = "==2.0", markers = "python_version >= '3.9'"},
            ]
            private = {version = "3.0", source = "inner", extras = ["x"], optional = true}
            repo = {git = "https://bob:hunter2@host.example/r.git", tag = "v1.4.0"}
            local = {path = "../local"}
            odd = 3
            [tool.poetry.group.docs.dependencies]
            sphinx = "7.0"
            [tool.poetry.dev-dependencies]
            pytest = "*"
            [tool.poetry.extras]
            more = ["private"]
            [[tool.poetry.source]]
            name = "main"
            url = "https://main.example/simple"
            [[tool.poetry.source]]
            name = "inner"
            url = "http://inner.example/simple"
            priority = "supplemental"
            [[tool.poetry.source]]
            name = "torch"
            url = "https://torch.example/simple"
            priority = "explicit"
            """);
    assertThat(Told.dependencies(input))
        .containsExactly(
            "exact 1.2.3 EXACT pyproject.toml:3",
            "listed 1.0 EXACT pyproject.toml:7 ; python_version < '3.9'",
            "listed 2.0 EXACT pyproject.toml:8 ; python_version >= '3.9'",
            "private 3.0 EXACT pyproject.toml:10 [x] +more <- http://inner.example/simple",
            "repo v1.4.0 MUTABLE pyproject.toml:11 <- git+https://host.example/r.git",
            "sphinx 7.0 EXACT pyproject.toml:15 +docs");
    assertThat(Told.remarks(input))
        .containsExactly(
            "INDEX https://main.example/simple pyproject.toml:22",
            "EXTRA_INDEX http://inner.example/simple pyproject.toml:25",
            "INSECURE_TRANSPORT http://inner.example/simple pyproject.toml:25",
            "INDEX https://torch.example/simple pyproject.toml:29",
            "MUTABLE_REFERENCE git+https://host.example/r.git@v1.4.0 pyproject.toml:11");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "pyproject.toml:13 odd: its version is no text",
            "pyproject.toml:4 caret>=1.2,<2: no exact version",
            "pyproject.toml:5 union: no exact version",
            "pyproject.toml:12 local @ ../local: what the folder asks for is not read from here",
            "pyproject.toml:17 pytest: no exact version");
  }

  @Test
  void aTableOfPoetryMayOnlyRefineTheStandardOne() {
    Input input =
        read(
            """
            [project]
            dependencies = ["a==1"]
            [tool.poetry.dependencies]
            a = {source = "inner"}
            b = {version = "2", source = "inner"}
            """);
    assertThat(Told.dependencies(input))
        .containsExactly("a 1 EXACT pyproject.toml:2", "b 2 EXACT pyproject.toml:5 <- inner");
    assertThat(input.unchecked()).isEmpty();
  }

  @Test
  void uvSaysWhereFromAndConstrains() {
    Input input =
        read(
            """
            [project]
            dependencies = ["one", "two", "three==1", "four", "five"]
            [tool.uv]
            index-strategy = "unsafe-best-match"
            constraint-dependencies = ["four==4.0"]
            dev-dependencies = ["pytest==8.0"]
            [tool.uv.sources]
            one = {git = "https://host.example/one", rev = "0123456789abcdef0123456789abcdef01234567"}
            two = [{url = "https://host.example/two-2.0-py3-none-any.whl", marker = "x"}, {path = "y"}]
            three = {index = "inner"}
            five = {workspace = true}
            [[tool.uv.index]]
            name = "inner"
            url = "http://bob:hunter2@inner.example/simple"
            explicit = true
            """);
    assertThat(Told.dependencies(input))
        .containsExactly(
            "pytest 8.0 EXACT pyproject.toml:6 +dev",
            "one 0123456789abcdef0123456789abcdef01234567 HASHED pyproject.toml:2 <-"
                + " git+https://host.example/one",
            "two 2.0 MUTABLE pyproject.toml:2 <- https://host.example/two-2.0-py3-none-any.whl",
            "three 1 EXACT pyproject.toml:2 <- http://inner.example/simple",
            "four 4.0 EXACT pyproject.toml:5");
    assertThat(Told.remarks(input))
        .containsExactly(
            "INDEX http://inner.example/simple pyproject.toml:14",
            "INSECURE_TRANSPORT http://inner.example/simple pyproject.toml:14",
            "EXTRA_INDEX index-strategy = \"unsafe-best-match\" pyproject.toml:4",
            "MUTABLE_REFERENCE https://host.example/two-2.0-py3-none-any.whl pyproject.toml:2");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "pyproject.toml:2 five @ workspace: what the folder asks for is not read from here");
  }

  @Test
  void pdmAndHatchAreRead() {
    Input input =
        read(
            """
            [tool.pdm.dev-dependencies]
            test = ["pytest==8.0", "-e file:///${PROJECT_ROOT}/sub#egg=sub"]
            [[tool.pdm.source]]
            name = "pypi"
            url = "https://index.example/simple"
            verify_ssl = false
            [[tool.pdm.source]]
            name = "inner"
            url = "https://inner.example/simple"
            [tool.hatch.envs.lint]
            dependencies = ["ruff==0.4.0"]
            extra-dependencies = ["mypy==1.9.0"]
            """);
    assertThat(Told.dependencies(input))
        .containsExactly(
            "pytest 8.0 EXACT pyproject.toml:2 +test",
            "ruff 0.4.0 EXACT pyproject.toml:11 +lint",
            "mypy 1.9.0 EXACT pyproject.toml:12 +lint");
    assertThat(Told.remarks(input))
        .containsExactly(
            "VARIABLE ${PROJECT_ROOT} pyproject.toml:2",
            "INDEX https://index.example/simple pyproject.toml:5",
            "INSECURE_TRANSPORT verify_ssl = false pyproject.toml:6",
            "EXTRA_INDEX https://inner.example/simple pyproject.toml:9");
    assertThat(Told.unchecked(input)).hasSize(1);
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() {
    Input input = read("[project]\ndependencies = [\n");
    assertThat(input.dependencies()).isEmpty();
    assertThat(input.unchecked())
        .singleElement()
        .satisfies(thing -> assertThat(thing.source().line()).isPositive());
  }

  private static Input read(String text) {
    return PyprojectReader.read(
        MemoryTree.of(Map.of("pyproject.toml", text)), "pyproject.toml", "pyproject.toml");
  }
}
