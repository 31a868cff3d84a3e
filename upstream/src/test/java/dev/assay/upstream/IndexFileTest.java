package dev.assay.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"acme-1.0.tar.gz", "acme 1.0 \u00e9 \ud83d\udce6.whl", "."})
  void whatCanBeSeenIsAName(String text) {
    assertThat(IndexFile.isName(text)).isTrue();
  }

  /// Parts of paths, and letters that are not shown: those of the Unicode category Cf too, some of
  /// which are beyond the first plane.
  @ParameterizedTest
  @ValueSource(
      strings = {"", "a/b", "a\\b", "a\nb", "a\u007fb", "a\u202eb", "a\u200b", "a\udb40\udc41b"})
  void whatHidesIsNone(String text) {
    assertThat(IndexFile.isName(text)).isFalse();
  }
}
