package dev.assay.index.admission;

import dev.assay.core.finding.Finding;
import dev.assay.core.provenance.Verification;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is found of a file, whatever a policy makes of it.
///
/// @param score 0.0 to 1.0, as a scan gives it
/// @param licences as its metadata state them
/// @param verification what its attestations come to, where somebody has looked
/// @param error why nothing could be found out, as a lower-case phrase
public record Judged(
    List<Finding> findings,
    double score,
    List<String> licences,
    Optional<Verification> verification,
    Optional<String> error) {
  public Judged {
    findings = List.copyOf(findings);
    licences = List.copyOf(licences);
  }

  /// The same with some of its findings only.
  public Judged only(Predicate<Finding> wanted) {
    return new Judged(
        findings.stream().filter(wanted).toList(), score, licences, verification, error);
  }

  /// A file of which nothing could be found out.
  static Judged failed(String reason) {
    return new Judged(List.of(), 0, List.of(), Optional.empty(), Optional.of(reason));
  }
}
