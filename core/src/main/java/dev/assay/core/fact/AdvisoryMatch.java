package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An advisory that names the version of a dependency, by the OSV rule: listed, or in a range.
///
/// @param basis what the match rests on
/// @param fixedIn versions that end the ranges the version lies in, in ascending order
/// @param exploitedSince the day CISA listed one of its CVEs as exploited
/// @param epss the highest probability (0.0 to 1.0) that FIRST gives one of its CVEs
public record AdvisoryMatch(
    Dependency dependency,
    Advisory advisory,
    Basis basis,
    List<String> fixedIn,
    Optional<LocalDate> exploitedSince,
    OptionalDouble epss)
    implements Fact {

  /// What a match rests on.
  public enum Basis {
    /// The record lists the version.
    LISTED,
    /// The version lies in a range.
    RANGE,
    BOTH,
    /// Only the public part of a local version matches (`1.0` of `1.0+cu118`): a note, not a match.
    PUBLIC_PART
  }

  public AdvisoryMatch {
    fixedIn = List.copyOf(fixedIn);
  }

  @Override
  public Location location() {
    return dependency.source();
  }
}
