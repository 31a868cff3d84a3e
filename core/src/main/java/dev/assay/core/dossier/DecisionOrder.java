package dev.assay.core.dossier;

import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.verdict.Decision;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The order in which findings are told: by what the policy makes of them; then what is known
/// against a release before all else, malware first, then what is exploited, then by the chance of
/// being exploited times the harm; then by severity; direct before transitive; then by place.
final class DecisionOrder {
  private static final Place NOWHERE =
      new Place(Optional.empty(), Reach.UNKNOWN, Integer.MAX_VALUE);

  private final Map<Decision, Place> places = new HashMap<>();

  /// @param dossier the place of the dossier among all, the most critical first
  private record Place(Optional<AdvisoryFamily> family, Reach reach, int dossier) {
    private static final Comparator<Place> BY_FAMILY =
        Comparator.comparing(
            place -> place.family.orElse(null), Comparator.nullsLast(AdvisoryFamilies.WORST_FIRST));
  }

  /// @param dossiers the most critical first
  DecisionOrder(List<Dossier> dossiers) {
    for (int i = 0; i < dossiers.size(); i++) {
      Dossier dossier = dossiers.get(i);
      for (Decision decision : dossier.decisions()) {
        places.putIfAbsent(
            decision, new Place(family(dossier, decision), dossier.dependency().reach(), i));
      }
    }
  }

  private static Optional<AdvisoryFamily> family(Dossier dossier, Decision decision) {
    List<String> ids = decision.finding().ids();
    return ids.isEmpty()
        ? Optional.empty()
        : dossier.advisories().stream()
            .filter(family -> family.ids().contains(ids.getFirst()))
            .findFirst();
  }

  List<Decision> sorted(List<Decision> decisions) {
    return decisions.stream()
        .sorted(
            Comparator.comparing(Decision::verdict, Comparator.reverseOrder())
                .thenComparing(this::place, Place.BY_FAMILY)
                .thenComparing(it -> it.finding().severity(), Comparator.reverseOrder())
                .thenComparing(it -> place(it).reach())
                .thenComparingInt(it -> place(it).dossier())
                .thenComparing(it -> it.finding().location())
                .thenComparing(it -> it.finding().rule().id())
                .thenComparing(it -> it.finding().message()))
        .toList();
  }

  private Place place(Decision decision) {
    return places.getOrDefault(decision, NOWHERE);
  }
}
