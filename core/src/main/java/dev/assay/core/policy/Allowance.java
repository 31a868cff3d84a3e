package dev.assay.core.policy;

import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.Optional;

/// An entry that lets a finding pass, for a reason, on somebody's word, until a day.
///
/// @param rule id of the rule, or an advisory id
/// @param about the only package it concerns; empty only where a digest says what it concerns
/// @param version the only version it concerns, as written; empty: all
/// @param path a pattern of the files it concerns, by their path in the artifact; empty: all
/// @param sha256 of the only artifact or file it concerns; empty: all
/// @param expires the last day on which it counts
/// @param source where it stands
public record Allowance(
    String rule,
    Optional<PackageName> about,
    Optional<String> version,
    Optional<String> path,
    Optional<String> sha256,
    String reason,
    String owner,
    LocalDate expires,
    Location source) {

  /// Whether it speaks of the finding, expired or not.
  public boolean covers(Finding finding) {
    boolean sameThing = finding.rule().id().equals(rule) || finding.ids().contains(rule);
    return sameThing && isSaidOf(finding) && isAt(finding.location()) && isOfBytes(finding);
  }

  private boolean isSaidOf(Finding finding) {
    return about.isEmpty()
        ? sha256.isPresent() && version.isEmpty()
        : finding
            .subject()
            .filter(subject -> subject.name().equals(about.get()))
            .filter(subject -> version.isEmpty() || version.get().equals(subject.version()))
            .isPresent();
  }

  private boolean isAt(Location location) {
    return path.isEmpty()
        || PathGlob.parse(path.get()).filter(glob -> glob.matches(location.file())).isPresent();
  }

  private boolean isOfBytes(Finding finding) {
    if (sha256.isEmpty()) {
      return true;
    }
    String digest = "sha256:" + sha256.get();
    return finding.digests().contains(digest)
        || finding.subject().filter(subject -> subject.hashes().contains(digest)).isPresent();
  }

  /// Whether it no longer counts.
  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }

  /// What it concerns, for people.
  public String concerns() {
    String what = about.map(PackageName::toString).or(() -> sha256).orElse(rule);
    return path.map(glob -> "`" + glob + "` of `" + what + "`").orElse("`" + what + "`");
  }
}
