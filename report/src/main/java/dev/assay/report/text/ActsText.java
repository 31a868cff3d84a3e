package dev.assay.report.text;

import dev.assay.core.fact.Act;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Acts, one line each: when, what, to what, with what, where.
///
/// @param explain whether more of them are told
record ActsText(Page page, boolean explain) {
  private static final int MOST = 12;
  private static final int MOST_EXPLAINED = 60;
  private static final Comparator<Act> BY_PHASE =
      Comparator.comparing(Act::phase).thenComparing(Act::location).thenComparing(Act::kind);

  /// What an artifact does by itself, in the order in which it happens.
  void story(List<Act> acts) {
    write("does", acts.stream().filter(ActsText::isTold).sorted(BY_PHASE).toList());
  }

  void write(String label, List<Act> acts) {
    int most = Math.min(acts.size(), explain ? MOST_EXPLAINED : MOST);
    for (Act act : acts.subList(0, most)) {
      page.labelled(2, new Piece(label, Style.DIM), ScanText.LABEL, phrase(act));
    }
    if (acts.size() > most) {
      page.text(2, Style.DIM, Phrases.more(acts.size() - most));
    }
  }

  private static boolean isTold(Act act) {
    return act.reach() != Act.Reach.ON_CALL
        && switch (act.kind()) {
          case READS_FILE, DECODES -> false;
          case WRITES_FILE -> !act.carries().isEmpty();
          case READS_SECRET,
              SENDS,
              RECEIVES,
              RESOLVES,
              LISTENS,
              SPAWNS,
              EXECUTES_TEXT,
              LOADS_NATIVE,
              PERSISTS,
              READS_PROCESS,
              DESTROYS,
              EVADES,
              UNKNOWN ->
              true;
        };
  }

  private static String phrase(Act act) {
    String carried =
        act.carries().stream().sorted().map(ActsText::word).collect(Collectors.joining(", "));
    return "%s: %s %s%s (%s)"
        .formatted(
            word(act.phase()),
            word(act.kind()),
            act.target(),
            carried.isEmpty() ? "" : " [" + carried + "]",
            act.location());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
