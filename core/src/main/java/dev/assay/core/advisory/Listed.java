package dev.assay.core.advisory;

import dev.assay.core.advisory.Intervals.Interval;
import dev.assay.core.version.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A record with the versions that it lists ready to be looked up. Records of one package list the
/// same versions over and over, so each is read once.
///
/// @param versions those listed that PEP 440 knows the form of
record Listed(
    AffectedPackage record, List<Interval> intervals, Set<String> written, Set<Version> versions) {

  static List<Listed> of(List<AffectedPackage> records) {
    Map<String, Optional<Version>> read = new HashMap<>();
    return records.stream().map(record -> of(record, read)).toList();
  }

  private static Listed of(AffectedPackage record, Map<String, Optional<Version>> read) {
    Set<Version> versions = new HashSet<>();
    for (String text : record.versions()) {
      read.computeIfAbsent(text, Version::parse).ifPresent(versions::add);
    }
    return new Listed(
        record, Intervals.of(record.ranges()), new HashSet<>(record.versions()), versions);
  }
}
