package dev.assay.core.advisory;

import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is known against packages, from wherever it comes.
public interface AdvisorySource {
  /// The live records that concern a package; none when nothing is known.
  List<AffectedPackage> affecting(PackageName name);

  /// The day CISA listed a CVE as known to be exploited.
  Optional<LocalDate> exploitedSince(String cve);

  /// The probability (0.0 to 1.0) that FIRST gives a CVE to be exploited within 30 days.
  OptionalDouble epss(String cve);

  /// What the data is.
  Stamp stamp();

  /// Where advisory data comes from, the newest date in it, and how many records it holds.
  record Stamp(String source, LocalDate date, int records) {}
}
