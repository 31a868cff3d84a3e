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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a policy makes of an offer at a moment: of its age and name, of what is known against its
/// release, and of what was found in it.
///
/// @param policy with the waivers that hold as allow entries
public record Admission(Policy policy, Instant now) {

  /// The same of the index alone.
  public Gate gate() {
    return new Gate(policy.index(), now);
  }

  /// What it makes of findings, the worst first.
  public List<Decision> decisions(List<Finding> findings) {
    return findings.isEmpty()
        ? List.of()
        : new Judge(policy, today()).decideOne(findings).stream().sorted(Scan.WORST_FIRST).toList();
  }

  /// A release and what is said of one file of it mostly have nothing to do with each other; both
  /// may be why the same allow entry is told of as expired.
  private static List<Decision> joined(List<Decision> release, List<Decision> file) {
    return file.isEmpty()
        ? release
        : Stream.concat(release.stream(), file.stream())
            .distinct()
            .sorted(Scan.WORST_FIRST)
            .toList();
  }

  private LocalDate today() {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// Whether allow entries count for both or for none: they end with a day.
  public boolean isOfSameDay(Admission other) {
    return today().equals(other.today());
  }

  /// Whether a file is offered.
  ///
  /// @param release what it makes of what is known of the release: advisories, status
  /// @param published findings on who published the file
  /// @param judged what was found in it, if anybody has looked
  /// @param review what a person said of it
  public Standing standing(
      Offer offer,
      List<Decision> release,
      List<Finding> published,
      Optional<Judged> judged,
      Optional<Review> review) {
    List<Finding> findings = new ArrayList<>(gate().findings(offer));
    findings.addAll(published);
    judged.ifPresent(it -> findings.addAll(it.findings()));
    judged.flatMap(Judged::error).ifPresent(reason -> findings.add(Gate.notJudged(offer, reason)));
    review
        .filter(it -> !it.approves())
        .ifPresent(it -> findings.add(Gate.rejected(offer, it.who(), it.reason())));
    List<Decision> decisions = joined(release, decisions(findings));
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
