package dev.assay.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that goes only when it is told to.
public final class TestClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public TestClock(String now) {
    this.now = new AtomicReference<>(Instant.parse(now));
  }

  /// Lets time pass, backwards too.
  public void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
