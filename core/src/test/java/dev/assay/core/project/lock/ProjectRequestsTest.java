package dev.assay.core.project.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectRequestsTest {
  private static final String PROJECT =
      """
      [project]
      dependencies = ["anyio[Trio]>=4 ; python_version > '3'", "not a requirement", 3]
      [project.optional-dependencies]
      web = ["starlette"]
      [dependency-groups]
      dev = ["pytest", {include-group = "lint"}]
      [tool.poetry.dependencies]
      python = "^3.9"
      requests = {version = "^2", extras = ["socks"]}
      many = [{version = "1", extras = ["a"]}, {version = "2", extras = ["b"]}]
      maybe = {version = "*", optional = true}
      "-bad-" = "*"
      [tool.poetry.dev-dependencies]
      black = "*"
      [tool.poetry.group.docs.dependencies]
      furo = "*"
      [tool.poetry.extras]
      more = ["maybe"]
      [tool.pdm.dev-dependencies]
      lint = ["ruff"]
      """;

  @Test
  void everyTableThatAsksIsRead() {
    assertThat(ProjectRequests.beside(MemoryTree.of(Map.of("a/pyproject.toml", PROJECT)), "a/x"))
        .extracting(
            request ->
                request.edge().name() + " " + request.edge().extras() + request.group().orElse(""))
        .containsExactly(
            "anyio [trio]",
            "starlette []web",
            "pytest []dev",
            "requests [socks]",
            "many [a, b]",
            "black []dev",
            "furo []docs",
            "maybe []more",
            "ruff []lint");
  }

  @Test
  void fuzz() {
    Mutator mutator = Mutator.ofTexts(4, List.of(PROJECT));
    int asked = 0;
    for (int round = 0; round < 3_000; round++) {
      MemoryTree tree = MemoryTree.of("pyproject.toml", mutator.next());
      asked += ProjectRequests.beside(tree, "poetry.lock").size();
    }
    assertThat(asked).isPositive();
  }
}
