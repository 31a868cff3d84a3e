package dev.assay.core.finding;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Severity;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Optional;

/// What a rule claims of a place.
///
/// @param evidence at most 200 characters, secrets masked
/// @param subject the package concerned, where there is one
/// @param ids advisory ids, where it rests on any
/// @param trail how one comes there, outermost first: places, calls and decoded layers
/// @param digests `sha256:hex` of the artifact and of the file it is about, as far as they are
///   known
public record Finding(
    Rule rule,
    Severity severity,
    Confidence confidence,
    Location location,
    String message,
    String remedy,
    String evidence,
    Optional<Subject> subject,
    List<String> ids,
    List<String> trail,
    List<String> digests) {
  private static final int LONGEST_EVIDENCE = 200;

  /// A package, its version as written and the hashes (`algorithm:hex`) it is pinned to.
  public record Subject(PackageName name, String version, List<String> hashes) {
    public Subject {
      hashes = List.copyOf(hashes);
    }
  }

  public Finding {
    ids = List.copyOf(ids);
    trail = List.copyOf(trail);
    digests = List.copyOf(digests);
    evidence =
        evidence.length() <= LONGEST_EVIDENCE
            ? evidence
            : evidence.substring(0, LONGEST_EVIDENCE - 1) + "…";
  }

  static Finding of(Rule rule, Location location, String message) {
    return new Finding(
        rule,
        rule.severity(),
        Confidence.HIGH,
        location,
        message,
        rule.remedy(),
        "",
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  /// The same with another severity.
  public Finding withSeverity(Severity changed) {
    return new Finding(
        rule,
        changed,
        confidence,
        location,
        message,
        remedy,
        evidence,
        subject,
        ids,
        trail,
        digests);
  }

  /// The same, told of another place.
  public Finding at(Location changed) {
    return new Finding(
        rule,
        severity,
        confidence,
        changed,
        message,
        remedy,
        evidence,
        subject,
        ids,
        trail,
        digests);
  }

  /// The same with another confidence.
  public Finding withConfidence(Confidence changed) {
    return new Finding(
        rule, severity, changed, location, message, remedy, evidence, subject, ids, trail, digests);
  }

  /// The same with a remedy of its own.
  public Finding withRemedy(String changed) {
    return new Finding(
        rule,
        severity,
        confidence,
        location,
        message,
        changed,
        evidence,
        subject,
        ids,
        trail,
        digests);
  }

  /// The same with evidence.
  public Finding withEvidence(String changed) {
    return new Finding(
        rule,
        severity,
        confidence,
        location,
        message,
        remedy,
        changed,
        subject,
        ids,
        trail,
        digests);
  }

  /// The same with the way that leads there.
  public Finding withTrail(List<String> changed) {
    return new Finding(
        rule,
        severity,
        confidence,
        location,
        message,
        remedy,
        evidence,
        subject,
        ids,
        changed,
        digests);
  }

  /// The same about a dependency.
  public Finding about(Dependency dependency) {
    return about(new Subject(dependency.name(), dependency.version(), dependency.hashes()));
  }

  /// The same about a package.
  public Finding about(Subject changed) {
    return new Finding(
        rule,
        severity,
        confidence,
        location,
        message,
        remedy,
        evidence,
        Optional.of(changed),
        ids,
        trail,
        digests);
  }

  /// The same resting on advisories.
  public Finding withIds(List<String> changed) {
    return new Finding(
        rule,
        severity,
        confidence,
        location,
        message,
        remedy,
        evidence,
        subject,
        changed,
        trail,
        digests);
  }

  /// The same in files with these digests (`sha256:hex`).
  public Finding withDigests(List<String> changed) {
    return new Finding(
        rule,
        severity,
        confidence,
        location,
        message,
        remedy,
        evidence,
        subject,
        ids,
        trail,
        changed);
  }
}
