package dev.assay.bench.corpus;

import java.util.Locale;

/// What a pass over artifacts cost in CPU, when the code was warm.
record Cost(long[] sortedNanos, long packedBytes, long bytes) {
  static Cost of(Tally tally, long packedBytes) {
    long[] nanos =
        tally.all().stream().mapToLong(it -> it.assessment().cpuNanos()).sorted().toArray();
    long bytes = tally.all().stream().mapToLong(it -> it.assessment().bytes()).sum();
    return new Cost(nanos, packedBytes, bytes);
  }

  double seconds() {
    long sum = 0;
    for (long nanos : sortedNanos) {
      sum += nanos;
    }
    return sum / 1e9;
  }

  /// The time below which that share of the artifacts stays.
  double millis(double quantile) {
    int last = sortedNanos.length - 1;
    return last < 0 ? 0 : sortedNanos[(int) Math.round(quantile * last)] / 1e6;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%.2f CPU s, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms; %.1f MB/s read, %.1f MB/s packed",
        seconds(),
        millis(0.5),
        millis(0.9),
        millis(0.99),
        millis(1),
        bytes / 1e6 / seconds(),
        packedBytes / 1e6 / seconds());
  }
}
