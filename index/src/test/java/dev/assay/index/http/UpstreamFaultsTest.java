package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex.Behaviour;
import dev.assay.index.Wheels;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An index behind that misbehaves, and a clock that jumps: no wrong byte, no fault of ours, and
/// all is well once they are well.
@Timeout(60)
class UpstreamFaultsTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String NEXT = "acme-1.1-py3-none-any.whl";
  private static final byte[] GOOD = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);
  private static final byte[] BETTER = Wheels.wheel("acme", "1.1", Wheels.HARMLESS + "# more\n");

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    index.policy("[index]\npatience = 1");
    publish(WHEEL, GOOD);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private void publish(String file, byte[] bytes) {
    index.upstream.publish("acme", file, "2026-01-01T00:00:00Z", bytes);
  }

  private int page() {
    return index.json("/simple/acme/").statusCode();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FINE", "FORGETFUL"})
  void whatIsHereIsServedAndWhatIsNotIsNeitherWrongNorHalf(Behaviour trouble) {
    assertThat(index.bytes("/files/acme/" + WHEEL).body()).isEqualTo(GOOD);
    publish(NEXT, BETTER);
    index.clock.pass(Duration.ofHours(1));
    assertThat(index.json("/simple/acme/").body()).contains(NEXT);
    index.upstream.behave(trouble);
    index.clock.pass(Duration.ofHours(1));
    assertThat(page()).isEqualTo(200);
    assertThat(index.bytes("/files/acme/" + WHEEL).body()).isEqualTo(GOOD);
    assertThat(index.text("/files/acme/" + NEXT).statusCode()).isIn(502, 503);
    assertThat(index.text("/files/acme/" + NEXT + ".metadata").statusCode()).isIn(502, 503);
    assertThat(page()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"DOWN", "LYING", "CUT", "LEADING_AWAY"})
  void whatFailedIsFetchedOnceUpstreamIsWell(Behaviour trouble) {
    assertThat(page()).isEqualTo(200);
    index.upstream.behave(trouble);
    assertThat(index.text("/files/acme/" + WHEEL).statusCode()).isEqualTo(502);
    index.upstream.behave(Behaviour.FINE);
    assertThat(index.bytes("/files/acme/" + WHEEL).body()).isEqualTo(GOOD);
  }

  /// What was fetched while the clock was a year ahead would count as fresh for a year.
  @Test
  void aClockThatIsSetBackHidesNothingNew() {
    index.clock.pass(Duration.ofDays(365));
    assertThat(page()).isEqualTo(200);
    index.clock.pass(Duration.ofDays(-365));
    publish(NEXT, BETTER);
    assertThat(index.json("/simple/acme/").body()).contains(NEXT);
    assertThat(index.bytes("/files/acme/" + NEXT).body()).isEqualTo(BETTER);
  }

  @Test
  void aClockThatJumpsAheadAsksAgainAndServesOn() {
    assertThat(index.bytes("/files/acme/" + WHEEL).body()).isEqualTo(GOOD);
    publish(NEXT, BETTER);
    index.clock.pass(Duration.ofDays(3650));
    assertThat(index.json("/simple/acme/").body()).contains(WHEEL, NEXT);
    index.clock.pass(Duration.ofDays(-3650));
    assertThat(index.bytes("/files/acme/" + WHEEL).body()).isEqualTo(GOOD);
  }
}
