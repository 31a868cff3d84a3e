package dev.assay.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Acme.Widget   | acme-widget   | 1.0     | true
          acme          | acme-widget   | 1.0     | false
          acme-*        | acme-widget   | 1.0     | true
          Acme_*        | acme-widget   | 1.0     | true
          acme-*        | acmeish       | 1.0     | false
          acme*         | acmeish       | 1.0     | true
          acme>=2,<3    | acme          | 2.5     | true
          acme >=2,<3   | acme          | 3.0     | false
          acme==1.0     | acme          | 1.0.0   | true
          acme>=1       | acme          | 2.0b1   | true
          acme>=1       | acme          | unknown | false
          """)
  void whatItMeans(String pattern, String project, String version, boolean matches) {
    assertThat(NamePattern.parse(pattern).orElseThrow().matches(PackageName.of(project), version))
        .isEqualTo(matches);
  }

  @Test
  void aReleaseIsNotTheWholeProject() {
    assertThat(NamePattern.parse("acme==1").orElseThrow().matches(PackageName.of("acme")))
        .isFalse();
    assertThat(NamePattern.parse("acme").orElseThrow().matches(PackageName.of("acme"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "-*", "a b", "acme>=x", "acme-"})
  void whatIsNone(String text) {
    assertThat(NamePattern.parse(text)).isEmpty();
  }
}
