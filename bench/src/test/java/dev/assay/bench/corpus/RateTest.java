package dev.assay.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RateTest {
  /// The example of Wikipedia's article on binomial proportions, and the limits.
  @Test
  void intervalsAreWilsons() {
    assertThat(new Rate(90, 100).text()).isEqualTo("90.0 % (82.6-94.5)");
    assertThat(new Rate(0, 366).text()).isEqualTo("0.0 % (0.0-1.0)");
    assertThat(new Rate(5, 5).text()).isEqualTo("100.0 % (56.6-100.0)");
  }

  @Test
  void familiesMayScoreFractions() {
    assertThat(new Rate(1.5, 3).share()).isEqualTo(0.5);
  }

  @Test
  void nothingIsNotCertain() {
    assertThat(new Rate(0, 0).low()).isZero();
    assertThat(new Rate(0, 0).high()).isOne();
  }
}
