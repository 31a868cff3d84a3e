package dev.assay.core.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoryMatcherTest {
  private static final FakeSource SOURCE =
      new FakeSource("demo")
          .record("A", List.of(), List.of("1.0", "1.1", "not a version"))
          .record("B", List.of(), List.of("1.1", "v1.2.0"), "introduced 1.1 fixed 1.5")
          .record("C", List.of(), List.of("1.0+cu118"), "introduced 0 last_affected 0.5")
          .record("D", List.of(), List.of("3.0.2"), "introduced 0 fixed 3.0.3-NA");

  @ParameterizedTest
  @CsvSource({
    "1.0, A LISTED",
    "1.0.0, A LISTED",
    "V1, A LISTED",
    "1.1, A LISTED B BOTH",
    "1.2, B BOTH",
    "1.3, B RANGE",
    "1.5, ''",
    "1.0+cu118, A PUBLIC_PART C LISTED",
    "1.3+cu118, B RANGE",
    "0.5+cu118, C PUBLIC_PART",
    "1.1+cu118, A PUBLIC_PART B RANGE",
    "0.5, C RANGE",
    "0.5.post1, ''",
    "3.0.2, D LISTED",
    "3.0.1, ''",
    "not a version, A LISTED",
    "another word, ''",
    "1!1.0, ''"
  })
  void theBasisIsTold(String version, String expected) {
    assertThat(
            match(version).stream()
                .map(match -> match.advisory().id() + " " + match.basis())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void otherNamesHaveNothingAgainstThem() {
    assertThat(AdvisoryMatcher.match(dependency("other", "1.0"), SOURCE)).isEmpty();
    assertThat(AdvisoryMatcher.match(dependency("DEMO", "1.0"), SOURCE)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0.5",
    "1.1, 1.1.3",
    // no fix after the last beginning
    "2.5, ''",
    // only listed: the fixes above it
    "1.0.7, '1.1.3'",
    "9.9, ''",
    "1.0.1+local, 1.0.5"
  })
  void theFixIsTheEndOfTheIntervalThatHoldsTheVersion(String version, String fixes) {
    FakeSource source =
        new FakeSource("demo")
            .record(
                "A",
                List.of(),
                List.of("1.0.7", "9.9"),
                "introduced 0 fixed 1.0.5 introduced 1.1 fixed 1.1.3 introduced 2.0 last_affected 3");
    assertThat(AdvisoryMatcher.match(dependency("demo", version), source))
        .singleElement()
        .extracting(match -> String.join(" ", match.fixedIn()))
        .isEqualTo(fixes);
  }

  @Test
  void fixesOfSeveralRangesAscendAndStandOnce() {
    FakeSource source =
        new FakeSource("demo")
            .record(
                "A",
                List.of(),
                List.of(),
                "introduced 0 fixed 1.10",
                "introduced 0 fixed 1.9",
                "introduced 0 fixed 1.10.0");
    assertThat(AdvisoryMatcher.match(dependency("demo", "1.0"), source).getFirst().fixedIn())
        .containsExactly("1.9", "1.10");
  }

  @Test
  void theEarliestDayAndTheHighestChanceOfAllCvesCount() {
    FakeSource source =
        new FakeSource("demo")
            .record("CVE-2099-1", List.of("CVE-2099-2", "CVE-2099-3", "GHSA-x"), List.of("1.0"))
            .exploited("CVE-2099-1", "2026-02-02")
            .exploited("CVE-2099-3", "2026-01-01")
            .exploited("GHSA-x", "2020-01-01")
            .epss("CVE-2099-2", 0.25)
            .epss("CVE-2099-3", 0.5);
    AdvisoryMatch match = AdvisoryMatcher.match(dependency("demo", "1.0"), source).getFirst();
    assertThat(match.exploitedSince()).contains(LocalDate.of(2026, 1, 1));
    assertThat(match.epss()).hasValue(0.5);
    assertThat(match.basis()).isEqualTo(Basis.LISTED);
    assertThat(match.location()).isEqualTo(new Location("requirements.txt", 3));
  }

  private static List<AdvisoryMatch> match(String version) {
    return AdvisoryMatcher.match(dependency("demo", version), SOURCE);
  }

  private static Dependency dependency(String name, String version) {
    return Dependency.of(PackageName.of(name), version, new Location("requirements.txt", 3));
  }
}
