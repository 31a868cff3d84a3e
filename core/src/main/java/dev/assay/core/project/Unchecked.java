package dev.assay.core.project;

import dev.assay.core.artifact.Location;
import dev.assay.core.version.PackageName;
import java.util.Optional;

/// Something that could not be audited: unknown is not safe, so it is in the report and counts
/// towards exit code 3.
///
/// @param what the line, file or package by name
/// @param why the reason, as a lower-case phrase
/// @param hint what to do about it
/// @param unpinned the distribution whose version is left open, where that is the reason
public record Unchecked(
    String what,
    String why,
    Location source,
    Optional<String> hint,
    Optional<PackageName> unpinned) {

  /// Something with no better advice than its reason.
  public static Unchecked of(String what, String why, Location source) {
    return new Unchecked(what, why, source, Optional.empty(), Optional.empty());
  }

  /// A requirement that leaves its version open; `line` is the requirement by PEP 508.
  public static Unchecked unpinned(PackageName name, String line, Location source) {
    return new Unchecked(
        line,
        "no exact version",
        source,
        Optional.of("audit a lock file, or pin it first (`--resolve uv`)"),
        Optional.of(name));
  }

  /// The same with advice.
  public Unchecked withHint(String advice) {
    return new Unchecked(what, why, source, Optional.of(advice), unpinned);
  }
}
