package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.verdict.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// One of the dependencies that matter most: what is held against it, what to do, and the check
/// done.
///
/// @param more how many findings there are beyond those that are told, possibly empty
/// @param remedy what to do, possibly empty
record Card(
    String name,
    String version,
    String verdict,
    String word,
    List<List<Span>> findings,
    String more,
    List<Span> remedy,
    List<Check> checks,
    String place) {
  private static final int TOLD = 3;

  /// What was checked, and with which result.
  record Check(String what, List<Span> result) {
    static Check of(String phrase, Shown shown) {
      int colon = phrase.indexOf(": ");
      return colon < 0
          ? new Check("check", shown.prose(phrase))
          : new Check(
              shown.text(phrase.substring(0, colon)), shown.prose(phrase.substring(colon + 2)));
    }
  }

  static List<Card> of(Audit audit, Shown shown) {
    return audit.critical().stream().map(dossier -> of(dossier, shown)).toList();
  }

  private static Card of(Dossier dossier, Shown shown) {
    List<Decision> decisions =
        dossier.decisions().stream()
            .sorted(
                Comparator.comparing(Decision::verdict)
                    .thenComparing(decision -> decision.finding().severity())
                    .reversed())
            .toList();
    int rest = decisions.size() - TOLD;
    return new Card(
        shown.text(dossier.dependency().name().normalized()),
        shown.text(dossier.dependency().version()),
        dossier.verdict().name().toLowerCase(Locale.ROOT),
        Words.of(dossier),
        decisions.stream().limit(TOLD).map(it -> shown.message(it.finding())).toList(),
        rest > 0 ? "and " + Counted.of(rest, "more finding") : "",
        decisions.isEmpty() ? List.of() : shown.remedy(decisions.getFirst().finding()),
        dossier.checks().stream().map(check -> Check.of(check, shown)).toList(),
        shown.place(dossier.dependency().source()));
  }
}
