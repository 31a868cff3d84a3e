package dev.assay.index.console;

import dev.assay.core.fact.Act;
import dev.assay.report.json.Labels;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One thing that code can do: when, what, to what, with what, and where it says so.
record ActLine(
    String phase, String what, String target, String carries, String place, String evidence) {
  private static final Comparator<Act> BY_PHASE =
      Comparator.comparing(Act::phase).thenComparing(Act::location).thenComparing(Act::kind);

  static ActLine of(Act act) {
    return new ActLine(
        Labels.of(act.phase()),
        act.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        act.target(),
        act.carries().stream()
            .map(label -> label.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .sorted()
            .collect(Collectors.joining(", ")),
        act.location().toString(),
        act.evidence());
  }

  /// In the order in which they happen.
  static List<ActLine> of(List<Act> acts) {
    return acts.stream().sorted(BY_PHASE).map(ActLine::of).toList();
  }
}
