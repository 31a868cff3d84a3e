package dev.assay.index.admission;

import dev.assay.core.finding.Finding;
import java.util.List;
import java.util.Optional;

/// What is found of a file, whatever a policy makes of it.
///
/// @param score 0.0 to 1.0, as a scan gives it
/// @param licences as its metadata state them
/// @param error why nothing could be found out, as a lower-case phrase
public record Judged(
    List<Finding> findings, double score, List<String> licences, Optional<String> error) {
  public Judged {
    findings = List.copyOf(findings);
    licences = List.copyOf(licences);
  }

  /// A file of which nothing could be found out.
  static Judged failed(String reason) {
    return new Judged(List.of(), 0, List.of(), Optional.of(reason));
  }
}
