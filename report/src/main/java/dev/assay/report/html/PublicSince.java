package dev.assay.report.html;

import dev.assay.core.dossier.AdvisoryFamily;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.stream.Stream;

/// Since when a vulnerability has been public, as far as its records tell.
///
/// Databases import old advisories under the day of the import; where a CVE id is of an earlier
/// year than the record, the last day of that year counts.
///
/// @param byCve whether only the year of a CVE tells it
/// @param words for a row of the table
record PublicSince(LocalDate day, boolean byCve, String words) {
  private static final String CVE = "CVE-";
  private static final int YEAR_END = CVE.length() + 4;
  private static final int FIRST_YEAR = 1999;

  /// Empty when neither a record nor a CVE tells.
  static Optional<PublicSince> of(AdvisoryFamily family) {
    Optional<LocalDate> told =
        Stream.concat(
                family.matches().stream().flatMap(it -> it.advisory().published().stream()),
                family.exploitedSince().stream())
            .min(LocalDate::compareTo);
    Optional<LocalDate> numbered =
        family.ids().stream().flatMap(id -> endOfYear(id).stream()).min(LocalDate::compareTo);
    if (told.isEmpty()) {
      return numbered.map(end -> new PublicSince(end, true, "CVE of " + end.getYear()));
    }
    LocalDate day = told.get();
    return Optional.of(
        numbered
            .filter(end -> end.isBefore(day))
            .map(
                end ->
                    new PublicSince(
                        end, true, "CVE of %d, advisory of %s".formatted(end.getYear(), day)))
            .orElse(new PublicSince(day, false, "public since " + day)));
  }

  /// The last day of the year in a CVE id.
  private static Optional<LocalDate> endOfYear(String id) {
    if (!id.startsWith(CVE) || id.length() < YEAR_END) {
      return Optional.empty();
    }
    int year = 0;
    for (int at = CVE.length(); at < YEAR_END; at++) {
      char digit = id.charAt(at);
      if (digit < '0' || digit > '9') {
        return Optional.empty();
      }
      year = year * 10 + digit - '0';
    }
    return year < FIRST_YEAR
        ? Optional.empty()
        : Optional.of(LocalDate.of(year, Month.DECEMBER, 31));
  }
}
