package dev.assay.core.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
  @ParameterizedTest
  @CsvSource({
    "introduced 0, [..)",
    "introduced 0 fixed 2.0, [..2.0 fix)",
    "introduced 1.0 fixed 2.0, [1.0..2.0 fix)",
    "introduced 1.0 last_affected 2.0, [1.0..2.0]",
    "introduced 1.0 fixed 2.0 introduced 3.0, [1.0..2.0 fix) [3.0..)",
    // events are sorted by version, not by the record
    "fixed 2.0 introduced 3.0 fixed 4.0 introduced 1.0, [1.0..2.0 fix) [3.0..4.0 fix)",
    "introduced 1.10 fixed 1.9 introduced 1.2, [1.2..1.9 fix) [1.10..)",
    // events of one version keep their order
    "introduced 0 fixed 1.0 introduced 1.0 fixed 2.0, [..1.0 fix) [1.0..2.0 fix)",
    // an end without a beginning, and a second beginning or end, say nothing
    "fixed 2.0, ''",
    "introduced 1.0 introduced 1.5 fixed 2.0, [1.0..2.0 fix)",
    "introduced 1.0 last_affected 1.5 fixed 2.0, [1.0..1.5]",
    "'', ''",
    // nothing counts from the limit on; of several the highest counts
    "introduced 0 limit 2.0, [..2.0)",
    "introduced 0 fixed 3.0 limit 2.0, [..2.0)",
    "introduced 0 fixed 2.0 limit 2.0, [..2.0 fix)",
    "introduced 0 last_affected 2.0 limit 2.0, [..2.0)",
    "introduced 0 fixed 1.0 introduced 5.0 limit 4.0, [..1.0 fix)",
    "introduced 0 limit 2.0 limit 4.0, [..4.0)",
    "introduced 0 limit *, [..)",
    "introduced 0 limit 2.0 limit *, [..)",
    // what cannot be ordered is not guessed at
    "introduced 0 fixed 3.0.3-NA, ''",
    "introduced 2019-09-12, ''",
    "introduced *, ''"
  })
  void eventsBecomeIntervals(String events, String intervals) {
    assertThat(describe(Intervals.of(range(events)))).isEqualTo(intervals);
  }

  @Test
  void zeroIsTheBeginningOfTimeOnlyWhereSomethingIsIntroduced() {
    assertThat(contains("introduced 0 fixed 1.0", "0.dev1")).isTrue();
    assertThat(contains("introduced 0 fixed 1.0", "0a0")).isTrue();
    assertThat(contains("introduced 0.0 fixed 1.0", "0.dev1")).isFalse();
    assertThat(contains("introduced 0 fixed 0", "0.dev1")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "introduced 1.0 fixed 2.0, 1.0, true",
    "introduced 1.0 fixed 2.0, 1.0rc1, false",
    "introduced 1.0 fixed 2.0, 2.0, false",
    "introduced 1.0 fixed 2.0, 2.0.0, false",
    "introduced 1.0 fixed 2.0, 2.0rc1, true",
    "introduced 1.0 fixed 2.0, 1.9+local, true",
    "introduced 1.0 last_affected 2.0, 2.0, true",
    "introduced 1.0 last_affected 2.0, 2.0.post1, false",
    "introduced 1.0 last_affected 2.0, 2.0+local, false",
    "introduced 1.0, 1!0.1, true"
  })
  void boundariesAreThoseOfPep440(String events, String version, boolean contained) {
    assertThat(contains(events, version)).isEqualTo(contained);
  }

  private static boolean contains(String events, String version) {
    Version parsed = Version.parse(version).orElseThrow();
    return Intervals.of(range(events)).stream().anyMatch(it -> it.contains(parsed));
  }

  /// `introduced 1.0 fixed 2.0` as a range.
  static Range range(String events) {
    String[] words = events.isEmpty() ? new String[0] : events.split(" ", -1);
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < words.length; i += 2) {
      all.add(new Event(Event.Kind.valueOf(words[i].toUpperCase(Locale.ROOT)), words[i + 1]));
    }
    return new Range(all);
  }

  private static String describe(List<Intervals.Interval> intervals) {
    List<String> all = new ArrayList<>();
    for (Intervals.Interval interval : intervals) {
      all.add(
          "["
              + interval.from().map(Version::written).orElse("")
              + ".."
              + interval.until().map(Version::written).orElse("")
              + (interval.fixedIn().isPresent() ? " fix" : "")
              + (interval.untilIncluded() ? "]" : ")"));
    }
    return String.join(" ", all);
  }
}
