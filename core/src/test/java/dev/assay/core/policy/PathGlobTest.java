package dev.assay.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {
  @ParameterizedTest
  @CsvSource({
    "setup.py, setup.py, true",
    "setup.py, acme/setup.py, false",
    "*.py, acme/setup.py, false",
    "**/*.py, acme/deep/setup.py, true",
    "**/*.py, setup.py, true",
    "acme/**, acme/a/b.py, true",
    "acme/**, acme, true",
    "acme/**, acmes/a.py, false",
    "acme-*/setup.py, acme-1.0/setup.py, true",
    "a/**/b/*.p?, a/b/x.py, true",
    "a/**/b/*.p?, a/x/y/b/x.py, true",
    "a/**/b/*.p?, a/x/y/b/x.p, false",
    "*a*b, xxaxxbb, true",
    "*a*b, xxaxxbc, false"
  })
  void aPatternMeansWhatShellsMean(String glob, String path, boolean matches) {
    assertThat(PathGlob.parse(glob).orElseThrow().matches(path)).isEqualTo(matches);
  }

  @Test
  void noPatternTakesLong() {
    PathGlob stars = PathGlob.parse("*a".repeat(120) + "b").orElseThrow();
    assertThat(stars.matches("a".repeat(20_000))).isFalse();
    PathGlob folders = PathGlob.parse("**/".repeat(100) + "b").orElseThrow();
    assertThat(folders.matches("a/".repeat(5_000) + "c")).isFalse();
  }
}
