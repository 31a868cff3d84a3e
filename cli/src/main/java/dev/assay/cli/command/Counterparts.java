package dev.assay.cli.command;

import dev.assay.cli.command.Scanning.Pair;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Pairs the files of a later release with those of an earlier one that are most like them: sources
/// with sources, the wheel of a platform with the wheel of that platform.
final class Counterparts {
  private static final int SAME_KIND = 1_000;

  private Counterparts() {}

  /// One pair a file of the later release, in their order.
  static List<Pair> of(List<Found> earlier, List<Found> later) {
    return later.stream().map(to -> new Pair(closest(earlier, to), to)).toList();
  }

  private static Found closest(List<Found> earlier, Found to) {
    return earlier.stream()
        .max(Comparator.comparingInt(from -> likeness(from.shown(), to.shown())))
        .orElseThrow();
  }

  /// How many parts two file names share, versions among them in neither.
  private static int likeness(String one, String other) {
    Set<String> shared = parts(one);
    shared.retainAll(parts(other));
    return (isWheel(one) == isWheel(other) ? SAME_KIND : 0) + shared.size();
  }

  private static Set<String> parts(String shown) {
    String name = shown.substring(shown.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return new HashSet<>(List.of(name.split("[-_.]", -1)));
  }

  private static boolean isWheel(String shown) {
    return shown.toLowerCase(Locale.ROOT).endsWith(".whl");
  }
}
