package dev.assay.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TallyTest {
  @Test
  void aFamilyScoresTheShareOfItsArtifacts() {
    Tally tally =
        new Tally(
            List.of(
                assessed("1", Verdict.DENY),
                assessed("1", Verdict.HOLD),
                assessed("2", Verdict.ADMIT)));
    assertThat(tally.families(Assessment::denied)).isEqualTo(new Rate(0.5, 2));
    assertThat(tally.families(Assessment::stopped)).isEqualTo(new Rate(1, 2));
    assertThat(tally.artifacts(Assessment::denied)).isEqualTo(new Rate(1, 3));
  }

  @Test
  void threeTenthsOfTheFamiliesAreHeldOut() {
    long heldOut =
        IntStream.range(0, 10_000)
            .filter(it -> Part.of(Integer.toString(it)) == Part.HELD_OUT)
            .count();
    assertThat(heldOut).isBetween(2_850L, 3_150L);
  }

  private static Assessed assessed(String family, Verdict verdict) {
    Specimen specimen = new Specimen("a/1/a-1.tar.gz", family, Era.BEFORE_2025);
    return new Assessed(
        specimen,
        new Assessment(verdict, Set.of(), Set.of(), List.of(), 0, 0, 0, Optional.empty()));
  }
}
