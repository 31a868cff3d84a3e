package dev.assay.index.admission;

import dev.assay.core.admission.Gate;
import dev.assay.core.admission.Offer;
import dev.assay.core.dossier.Scan;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import dev.assay.core.verdict.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a policy makes of an offer at a moment: of its age and name, of what is known against its
/// release, and of what was found in it.
///
/// @param policy with the waivers that hold as allow entries
public record Admission(Policy policy, Instant now) {

  /// Whether a file is offered.
  ///
  /// @param known findings on its release: advisories, status
  /// @param judged what was found in it, if anybody has looked
  /// @param review what a person said of it
  public Standing standing(
      Offer offer, List<Finding> known, Optional<Judged> judged, Optional<Review> review) {
    List<Finding> findings = new ArrayList<>(new Gate(policy.index(), now).findings(offer));
    findings.addAll(known);
    judged.ifPresent(it -> findings.addAll(it.findings()));
    judged.flatMap(Judged::error).ifPresent(reason -> findings.add(Gate.notJudged(offer, reason)));
    review
        .filter(it -> !it.approves())
        .ifPresent(it -> findings.add(Gate.rejected(offer, it.who(), it.reason())));
    List<Decision> decisions =
        new Judge(policy, now.atOffset(ZoneOffset.UTC).toLocalDate())
            .decideOne(findings).stream().sorted(Scan.WORST_FIRST).toList();
    List<Decision> against =
        decisions.stream().filter(decision -> decision.verdict() != Verdict.ADMIT).toList();
    boolean approved = review.filter(Review::approves).isPresent();
    if (!against.isEmpty() && !approved) {
      return new Standing.Refused(against.getFirst().verdict(), against);
    }
    return judged.isPresent() || approved
        ? new Standing.Admitted(decisions)
        : new Standing.Unjudged();
  }

  /// What a person said of a file.
  public record Review(boolean approves, String who, String reason) {}
}
