package dev.assay.index.proxy;

import java.util.concurrent.atomic.LongAdder;

/// How often what was asked for was here, how often it was fetched, and how many bytes came.
public final class Tally {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void hit() {
    hits.increment();
  }

  void miss() {
    misses.increment();
  }

  void came(long count) {
    bytes.add(count);
  }

  public long hits() {
    return hits.sum();
  }

  public long misses() {
    return misses.sum();
  }

  public long bytes() {
    return bytes.sum();
  }
}
