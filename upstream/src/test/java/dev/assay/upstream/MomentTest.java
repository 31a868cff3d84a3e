package dev.assay.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05.6Z",
        "2024-02-29T23:59:59.123456Z",
        "2024-01-02T03:04:05.123456789Z",
        "2024-01-02T03:04:05.5+02:00",
        "2024-01-02T03:04Z"
      })
  void aMomentIsWhatTheFormatterSays(String text) {
    assertThat(Moment.parse(text)).contains(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2024-01-02",
        "2024-02-30T03:04:05Z",
        "2024-01-02T24:04:05Z",
        "2024-01-02T03:04:05.1234567890Z",
        "2024-01-02 03:04:05Z",
        "+024-01-02T03:04:05Z",
        "2024-01-02T03:04:05"
      })
  void whatIsNoMomentIsNone(String text) {
    assertThat(Moment.parse(text)).isEmpty();
  }

  @Test
  void digitsOfOtherScriptsAreNone() {
    assertThat(Moment.parse("\u0662024-01-02T03:04:05Z")).isEmpty();
  }
}
