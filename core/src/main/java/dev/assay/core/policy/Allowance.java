package dev.assay.core.policy;

import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.Optional;

/// An entry that lets a finding pass, for a reason, on somebody's word, until a day.
///
/// @param rule id of the rule, or an advisory id
/// @param version the only version it concerns, as written; empty: all
/// @param expires the last day on which it counts
/// @param source where it stands
public record Allowance(
    String rule,
    PackageName about,
    Optional<String> version,
    Optional<String> sha256,
    String reason,
    String owner,
    LocalDate expires,
    Location source) {

  /// Whether it speaks of the finding, expired or not.
  public boolean covers(Finding finding) {
    boolean sameThing = finding.rule().id().equals(rule) || finding.ids().contains(rule);
    return sameThing
        && finding
            .subject()
            .filter(subject -> subject.name().equals(about))
            .filter(subject -> version.isEmpty() || version.get().equals(subject.version()))
            .filter(
                subject -> sha256.isEmpty() || subject.hashes().contains("sha256:" + sha256.get()))
            .isPresent();
  }

  /// Whether it no longer counts.
  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }
}
