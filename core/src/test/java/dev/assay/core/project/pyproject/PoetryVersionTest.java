package dev.assay.core.project.pyproject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoetryVersionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1.2.3 | ==1.2.3",
        "=1.2.3 | ==1.2.3",
        "== 1.2.3 | ==1.2.3",
        "1.* | ==1.*",
        "* | \"\"",
        "^1.2.3 | >=1.2.3,<2",
        "^0.2.3 | >=0.2.3,<0.3",
        "^0.0.3 | >=0.0.3,<0.0.4",
        "^0.0 | >=0.0,<0.1",
        "^0 | >=0,<1",
        "^1.2b1 | >=1.2b1,<2",
        "~1.2.3 | >=1.2.3,<1.3",
        "~1 | >=1,<2",
        "~=1.2 | ~=1.2",
        ">=1 <2 | >=1,<2",
        ">= 1.0, !=1.5 | >=1.0,!=1.5",
        "^99999999999999999999 | >=99999999999999999999",
        "^ | >=",
      })
  void constraintsBecomeSpecifiers(String constraint, String specifiers) {
    assertThat(PoetryVersion.specifiers(constraint)).isEqualTo(specifiers);
  }
}
