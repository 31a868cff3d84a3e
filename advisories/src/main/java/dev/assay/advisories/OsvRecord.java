package dev.assay.advisories;

import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One record of the OSV schema 1.7 as far as packages for Python are concerned.
///
/// @param affected by package, which occurs once however often the record names it
/// @param complaints what could not be used of it, a phrase each
record OsvRecord(
    String id,
    Optional<LocalDate> published,
    boolean withdrawn,
    Map<PackageName, AffectedPackage> affected,
    List<String> complaints) {
  OsvRecord {
    affected = Map.copyOf(affected);
    complaints = List.copyOf(complaints);
  }
}
