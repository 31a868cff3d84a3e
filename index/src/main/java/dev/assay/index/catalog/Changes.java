package dev.assay.index.catalog;

import dev.assay.core.version.PackageName;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Counts changes of projects, so that whoever has found something out can tell whether it still
/// holds. Some projects share a count, which costs no more than finding out again.
final class Changes {
  private static final int COUNTS = 1_024;

  private final AtomicLongArray counts = new AtomicLongArray(COUNTS);
  private final AtomicLong all = new AtomicLong();

  private static int place(PackageName name) {
    return Math.floorMod(name.normalized().hashCode(), COUNTS);
  }

  long of(PackageName name) {
    return counts.get(place(name));
  }

  void note(PackageName name) {
    counts.incrementAndGet(place(name));
  }

  /// Changes of all projects at once.
  long ofAll() {
    return all.get();
  }

  void noteAll() {
    all.incrementAndGet();
    for (int i = 0; i < COUNTS; i++) {
      counts.incrementAndGet(i);
    }
  }
}
