package dev.assay.core.dossier;

import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// All advisory records that tell of the same thing in one dependency: one row of a report.
///
/// @param matches the records, in the order of their ids
/// @param ids the records' ids and all their aliases, the most telling first (MAL, CVE, GHSA,
///   PYSEC)
/// @param fixedIn the smallest versions that end it, in ascending order
public record AdvisoryFamily(
    List<AdvisoryMatch> matches,
    List<String> ids,
    Severity severity,
    OptionalDouble score,
    OptionalDouble epss,
    Optional<LocalDate> exploitedSince,
    boolean malware,
    List<String> fixedIn) {
  public AdvisoryFamily {
    matches = List.copyOf(matches);
    ids = List.copyOf(ids);
    fixedIn = List.copyOf(fixedIn);
  }
}
