package dev.assay.core.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one advisory record says, apart from the versions it concerns.
///
/// @param id the record's own id (`PYSEC-2024-1`, `GHSA-…`, `MAL-…`)
/// @param aliases other ids of the same thing
/// @param cvss vectors as written, any of CVSS 2, 3 and 4
/// @param score the base score computed from the best of the vectors (4 over 3 over 2)
/// @param summary one line of prose, empty where the data holds none
public record Advisory(
    String id,
    List<String> aliases,
    List<String> cvss,
    OptionalDouble score,
    String summary,
    Optional<LocalDate> published,
    Optional<LocalDate> modified) {
  public Advisory {
    aliases = List.copyOf(aliases);
    cvss = List.copyOf(cvss);
  }

  /// Whether the record or an alias says that the package itself is malicious (`MAL-…`).
  public boolean isMalware() {
    return id.startsWith("MAL-") || aliases.stream().anyMatch(alias -> alias.startsWith("MAL-"));
  }

  /// The rating of the score; unknown where there is no vector.
  public Severity severity() {
    return score.isPresent() ? Severity.ofScore(score.getAsDouble()) : Severity.UNKNOWN;
  }
}
