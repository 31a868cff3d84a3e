package dev.assay.core.code;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.evaluation.Meter;
import dev.assay.core.fact.Act;
import dev.assay.core.project.Unchecked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What reading one artifact has found and cost so far, archives in it included.
final class Totals {
  private static final int MOST_ACTS = 20_000;
  private static final int MOST_UNCHECKED = 200;
  private static final long MOST_NESTED = 1L << 30;

  final Meter meter;
  private final List<Act> acts = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();
  private long bytes;
  private long nestedBytes;
  private int files;

  Totals(Budget budget) {
    this.meter = new Meter(budget);
    this.files = budget.files();
  }

  void add(List<Act> more) {
    for (Act act : more) {
      add(act);
    }
  }

  void add(Act act) {
    if (acts.size() < MOST_ACTS) {
      acts.add(act);
    }
  }

  void unchecked(String path, String reason) {
    if (unchecked.size() < MOST_UNCHECKED) {
      unchecked.add(
          Unchecked.of(path, reason, Location.of(path))
              .withHint("look into it before it is installed"));
    }
  }

  /// Counts what was read, and apart what lies in archives within the artifact.
  void read(long count, boolean nested) {
    bytes += count;
    nestedBytes += nested ? count : 0;
  }

  /// How many more bytes of archives within the artifact are read.
  long nestedLeft() {
    return Math.max(0, MOST_NESTED - nestedBytes);
  }

  /// How many files may still be read.
  int filesLeft() {
    return files;
  }

  void spendFiles(int count) {
    files = Math.max(0, files - count);
  }

  /// Everything, acts by place: the same whatever the order in which files were read.
  Extracted extracted() {
    acts.sort(
        Comparator.comparing(Act::location).thenComparing(Act::kind).thenComparing(Act::target));
    return new Extracted(
        List.copyOf(new java.util.LinkedHashSet<>(acts)), bytes, meter.steps(), unchecked);
  }
}
