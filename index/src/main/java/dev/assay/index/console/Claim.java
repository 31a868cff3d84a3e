package dev.assay.index.console;

import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.json.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

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

  /// Whether it stands in the way of the file.
  boolean weighs() {
    return !tone.equals(Labels.of(Verdict.ADMIT));
  }
}
