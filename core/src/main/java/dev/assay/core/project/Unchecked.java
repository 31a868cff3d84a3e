package dev.assay.core.project;

import dev.assay.core.artifact.Location;
import java.util.Optional;

/// Something that could not be audited: unknown is not safe, so it is in the report and counts
/// towards exit code 3.
///
/// @param what the line, file or package by name
/// @param why the reason, as a lower-case phrase
/// @param hint what to do about it
public record Unchecked(String what, String why, Location source, Optional<String> hint) {
  /// Something with no better advice than its reason.
  public static Unchecked of(String what, String why, Location source) {
    return new Unchecked(what, why, source, Optional.empty());
  }

  /// The same with advice.
  public Unchecked withHint(String advice) {
    return new Unchecked(what, why, source, Optional.of(advice));
  }
}
