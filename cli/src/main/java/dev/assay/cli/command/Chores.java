package dev.assay.cli.command;

import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What an index does by itself while it serves, again and again. A chore that fails is told of and
/// done again at its next time.
final class Chores implements AutoCloseable {
  private final Surroundings surroundings;
  private final ScheduledExecutorService quick = Executors.newSingleThreadScheduledExecutor();
  private final List<ExecutorService> awaited = new ArrayList<>(List.of(quick));
  private final List<ExecutorService> left = new ArrayList<>();

  Chores(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Does what is soon done, in turn with its like.
  void every(Duration time, Runnable chore) {
    schedule(quick, time, chore);
  }

  /// Does what waits for others on a thread of its own.
  void apart(Duration time, Runnable chore) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    awaited.add(thread);
    schedule(thread, time, chore);
  }

  /// Does what may take long on a thread of its own, which nobody waits for at the end.
  void atLeisure(Duration time, Runnable chore) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    left.add(thread);
    schedule(thread, time, chore);
  }

  private void schedule(ScheduledExecutorService thread, Duration time, Runnable chore) {
    var _ =
        thread.scheduleWithFixedDelay(
            guarded(chore), time.toSeconds(), time.toSeconds(), TimeUnit.SECONDS);
  }

  private Runnable guarded(Runnable chore) {
    return () -> {
      try {
        chore.run();
      } catch (Stop stop) {
        surroundings.say("assay: " + stop.problem().message());
      } catch (RuntimeException failure) {
        surroundings.say("assay: " + failure);
      }
    };
  }

  @Override
  public void close() {
    left.forEach(ExecutorService::shutdownNow);
    awaited.forEach(ExecutorService::close);
  }
}
