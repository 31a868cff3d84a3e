package dev.assay.core.project.pyproject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PyprojectFuzzTest {
  @Test
  void noVariantOfAFileFails() {
    Mutator mutator =
        Mutator.ofTexts(
            3,
            List.of(
                """
                [project]
                name = "demo"
                dynamic = ["dependencies"]
                dependencies = ["a[b]==1 ; os_name == 'x'", "c @ git+https://h.example/c@main"]
                [project.optional-dependencies]
                all = ["demo[x]", "y==1"]
                [dependency-groups]
                dev = ["z==1", {include-group = "dev"}]
                [tool.uv]
                index-strategy = "unsafe-first-match"
                constraint-dependencies = ["c==1"]
                sources = {a = [{index = "i"}], y = {workspace = true}, z = {git = "g", rev = "1"}}
                [[tool.uv.index]]
                url = "http://index.example"
                """,
                """
                [tool.poetry.dependencies]
                a = "^0.0.3 || ~1"
                b = [{version = ">=1 <2", markers = "x"}, {git = "https://h.example/b", tag = "1"}]
                [tool.poetry.group.g.dependencies]
                c = {path = "../c", extras = ["d"], source = "s"}
                [tool.poetry.extras]
                e = ["a"]
                [[tool.poetry.source]]
                name = "s"
                url = "https://s.example"
                [tool.pdm.dev-dependencies]
                t = ["-e ./x"]
                [tool.hatch.envs.l]
                dependencies = ["r"]
                """));
    for (int i = 0; i < 5000; i++) {
      MemoryTree tree = MemoryTree.of("pyproject.toml", mutator.next());
      Input input = PyprojectReader.read(tree, "pyproject.toml", "pyproject.toml");
      assertThat(input.path()).isEqualTo("pyproject.toml");
    }
  }
}
