package dev.assay.core.project.conda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import dev.assay.core.testing.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CondaEnvironmentReaderTest {
  private static final String FIXTURE =
      """
      name: demo
      channels:
        - conda-forge
        - http://channel.example/main
      dependencies:
        - python=3.11
        - _libgcc_mutex=0.1=main
        - openssl=1.1.1k=h27cfd23_0
        - numpy=1.26.4=py311h64a7726_0
        - conda-forge::requests==2.31.0
        - pandas=2.1
        - scipy >=1.10
        - pip
        - pip:
          - flask==2.0.1
          - -r requirements.txt
          - --extra-index-url https://bob:hunter2@index.example/simple
      """;

  @Test
  void pinsOfCondaAndOfItsPipPartAreRead() {
    MemoryTree tree =
        MemoryTree.of(
            Map.of("env/environment.yml", FIXTURE, "env/requirements.txt", "idna==3.4\n"));
    Input input = CondaEnvironmentReader.read(tree, "env/environment.yml", "env/environment.yml");
    assertThat(input.kind()).isEqualTo(InputKind.CONDA_ENVIRONMENT);
    assertThat(Told.dependencies(input))
        .containsExactly(
            "numpy 1.26.4 EXACT env/environment.yml:9 <- conda",
            "requests 2.31.0 EXACT env/environment.yml:10 <- conda",
            "flask 2.0.1 EXACT env/environment.yml:15",
            "idna 3.4 EXACT env/requirements.txt:1");
    assertThat(input.dependencies())
        .extracting(dependency -> dependency.reach())
        .containsExactly(Reach.UNKNOWN, Reach.DIRECT, Reach.DIRECT, Reach.UNKNOWN);
    assertThat(Told.remarks(input))
        .containsExactly(
            "INSECURE_TRANSPORT http://channel.example/main env/environment.yml:4",
            "EXTRA_INDEX https://index.example/simple env/environment.yml:17");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "env/environment.yml:11 pandas=2.1: no exact version",
            "env/environment.yml:12 scipy >=1.10: no exact version",
            "env/environment.yml:13 pip: no exact version");
    assertThat(input.unchecked()).allMatch(thing -> thing.unpinned().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "numpy==1.26, 1.26",
    "numpy=1.26=py311_0, 1.26",
    "numpy=1.26.4, 1.26.4",
    "numpy 1.26, 1.26",
    "numpy 1.26.4 py311_0, 1.26.4",
    "numpy=1.26, ''",
    "numpy=1.26.*, ''",
    "numpy=1.26=py*, ''",
    "numpy 1.26.*, ''",
    "'numpy>=1,<2', ''",
    "numpy[version=1.26], ''",
    "numpy, ''",
  })
  void aVersionIsFixedOnlyWhereCondaTakesNoOther(String line, String version) {
    assertThat(CondaSpec.read(line).name()).isEqualTo("numpy");
    assertThat(CondaSpec.read(line).version().orElse("")).isEqualTo(version);
  }

  @Test
  void whatIsNoPackageIsNamed() {
    MemoryTree tree =
        MemoryTree.of(
            Map.of("e.yml", "dependencies:\n  - 3\n  - npm:\n    - x\n  - pip:\n    - 1\n"));
    Input input = CondaEnvironmentReader.read(tree, "e.yml", "e.yml");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "e.yml:2 e.yml: it is no package of conda",
            "e.yml:4 npm: it is no package of conda",
            "e.yml:6 pip: it is no package of conda");
  }

  @Test
  void noVariantOfAFileFails() {
    Mutator mutator = Mutator.ofTexts(5, List.of(FIXTURE));
    for (int i = 0; i < 3000; i++) {
      MemoryTree tree = MemoryTree.of("e.yml", mutator.next());
      assertThat(CondaEnvironmentReader.read(tree, "e.yml", "e.yml").path()).isEqualTo("e.yml");
    }
  }
}
