package dev.assay.cli.command;

import dev.assay.cli.command.Scanning.Pair;
import dev.assay.core.Likeness;
import java.util.List;

/// Pairs the files of a later release with those of an earlier one that are most like them.
final class Counterparts {
  private Counterparts() {}

  /// One pair a file of the later release, in their order.
  static List<Pair> of(List<Found> earlier, List<Found> later) {
    return later.stream()
        .map(to -> new Pair(Likeness.closest(earlier, Found::shown, to.shown()).orElseThrow(), to))
        .toList();
  }
}
