package dev.assay.report.html;

import dev.assay.core.dossier.Dossier;
import dev.assay.core.verdict.Decision;
import dev.assay.report.view.Phrases;
import java.util.Comparator;
import java.util.List;

/// One of the dependencies that matter most: what is held against it, what to do, and the check
/// done.
///
/// @param more how many findings there are beyond those that are told, possibly empty
/// @param remedy what to do, possibly empty
record Card(
    String name,
    String version,
    Stamp stamp,
    List<List<Span>> findings,
    String more,
    List<Span> remedy,
    List<Check> checks,
    String place) {
  private static final int TOLD = 3;

  private static final Comparator<Decision> WORST_FIRST =
      Comparator.comparing(Decision::verdict)
          .thenComparing(decision -> decision.finding().severity())
          .reversed();

  /// What was checked, and with which result.
  record Check(String what, List<Span> result) {
    static Check of(String phrase) {
      int colon = phrase.indexOf(": ");
      return colon < 0
          ? new Check("check", Shown.prose(phrase))
          : new Check(
              Shown.text(phrase.substring(0, colon)), Shown.prose(phrase.substring(colon + 2)));
    }
  }

  static Card of(Dossier dossier) {
    List<Decision> decisions = dossier.decisions().stream().sorted(WORST_FIRST).toList();
    int rest = decisions.size() - TOLD;
    return new Card(
        Shown.text(dossier.dependency().name().normalized()),
        Shown.text(dossier.dependency().version()),
        Stamp.of(dossier),
        decisions.stream().limit(TOLD).map(it -> Shown.prose(it.finding().message())).toList(),
        rest > 0 ? "and " + Phrases.count(rest, "more finding", "more findings") : "",
        decisions.isEmpty() ? List.of() : Shown.prose(decisions.getFirst().finding().remedy()),
        dossier.checks().stream().map(Check::of).toList(),
        Shown.place(dossier.dependency().source()));
  }
}
