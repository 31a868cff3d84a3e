package dev.assay.index.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Counts failures by whose they are: after some in a minute nothing more is looked at until that
/// minute is over. What it remembers is bounded.
final class Attempts {
  private static final int KEPT = 20_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Cache<String, Window> windows = Caffeine.newBuilder().maximumSize(KEPT).build();

  private record Window(Instant start, int failures) {
    boolean isOver(Instant now) {
      // A clock that was set back must not lock anybody out for longer.
      return !now.isBefore(start.plus(WINDOW)) || now.isBefore(start);
    }
  }

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /// How long nothing of theirs is looked at after so many failures; none when it is.
  Optional<Duration> blocked(String whose, int most) {
    Instant now = clock.instant();
    return Optional.ofNullable(windows.getIfPresent(whose))
        .filter(window -> window.failures() >= most && !window.isOver(now))
        .map(window -> Duration.between(now, window.start().plus(WINDOW)));
  }

  void failed(String whose) {
    Instant now = clock.instant();
    windows
        .asMap()
        .compute(
            whose,
            (_, window) ->
                window == null || window.isOver(now)
                    ? new Window(now, 1)
                    : new Window(window.start(), window.failures() + 1));
  }
}
