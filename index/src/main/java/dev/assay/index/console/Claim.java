package dev.assay.index.console;

import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.json.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a rule claims of a file, and what the policy makes of it.
///
/// @param tone the verdict in one word
/// @param trail how one comes to the place, outermost first
record Claim(
    String tone,
    String rule,
    String severity,
    String message,
    String evidence,
    String place,
    List<String> trail,
    String because,
    String remedy,
    String reason) {
  private static final Comparator<Decision> WORST_FIRST =
      Comparator.comparing(Decision::verdict)
          .thenComparing(decision -> decision.finding().severity())
          .reversed();

  static Claim of(Decision decision) {
    Finding finding = decision.finding();
    return new Claim(
        Labels.of(decision.verdict()),
        finding.rule().id(),
        Labels.of(finding.severity()),
        finding.message(),
        finding.evidence(),
        finding.location().toString(),
        finding.trail(),
        finding.rule().because(),
        finding.remedy(),
        decision.reason());
  }

  static List<Claim> of(List<Decision> decisions) {
    return decisions.stream().sorted(WORST_FIRST).map(Claim::of).toList();
  }

  /// What a policy makes of findings at a moment.
  static List<Claim> of(List<Finding> findings, Policy policy, Instant now) {
    return of(new Judge(policy, now.atOffset(ZoneOffset.UTC).toLocalDate()).decideOne(findings));
  }

  /// A piece of code, and all that is claimed of it.
  record Place(String place, String evidence, List<String> trail, List<Claim> claims) {}

  /// Claims by the piece of code that they rest on, in the order of the first of each.
  static List<Place> places(List<Claim> claims) {
    Map<List<Object>, List<Claim>> places = new LinkedHashMap<>();
    for (Claim claim : claims) {
      places
          .computeIfAbsent(
              List.of(claim.place(), claim.evidence(), claim.trail()), _ -> new ArrayList<>())
          .add(claim);
    }
    return places.values().stream()
        .map(
            all -> {
              Claim first = all.getFirst();
              return new Place(first.place(), first.evidence(), first.trail(), all);
            })
        .toList();
  }

  /// Whether it stands in the way of the file.
  boolean weighs() {
    return !tone.equals(Labels.of(Verdict.ADMIT));
  }
}
