package dev.assay.core.project.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactNameTest {
  @ParameterizedTest
  @CsvSource({
    "demo-1.0.tar.gz, demo 1.0",
    "my-demo-1.0.zip, my-demo 1.0",
    "my_demo-1.0-1-py3-none-any.whl, my-demo 1.0",
    "demo-1!2.0%2Bcu118-py3-none-any.whl, demo 1!2.0+cu118",
    "demo-2-1.0.tgz, demo-2 1.0",
    "main.zip, ''",
    "demo-1.0, ''",
    "demo-1.0-none.whl, ''",
    "-1.0.zip, ''",
  })
  void fileNamesTellNameAndVersion(String file, String told) {
    assertThat(
            ArtifactName.read(file)
                .map(artifact -> artifact.name() + " " + artifact.version())
                .orElse(""))
        .isEqualTo(told);
  }
}
