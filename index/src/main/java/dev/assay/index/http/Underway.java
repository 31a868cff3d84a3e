package dev.assay.index.http;

import java.time.Duration;

/// The requests under way, for whose end a server waits that stops.
final class Underway {
  private int requests;
  private boolean stopping;

  /// Begins a request; false when none begin any more.
  synchronized boolean begin() {
    if (!stopping) {
      requests++;
    }
    return !stopping;
  }

  synchronized void end() {
    requests--;
    notifyAll();
  }

  /// Lets no request begin from now on, and waits for those that have begun.
  synchronized void stop(Duration longest) {
    stopping = true;
    long last = System.nanoTime() + longest.toNanos();
    try {
      for (long left = longest.toMillis(); requests > 0 && left > 0; ) {
        wait(left);
        left = (last - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
