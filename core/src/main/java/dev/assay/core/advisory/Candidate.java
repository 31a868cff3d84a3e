package dev.assay.core.advisory;

import dev.assay.core.advisory.Intervals.Interval;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.version.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A version that is held against all records of one package. Records list the same versions over
/// and over, so what was compared once is remembered.
///
/// @param version empty when PEP 440 does not know the form; then only a listed one equals it
record Candidate(String written, Optional<Version> version, Map<String, Boolean> compared) {

  static Candidate of(String written) {
    return new Candidate(written, Version.parse(written), new HashMap<>());
  }

  /// The same without its local part, where it has one.
  Optional<Candidate> publicPart() {
    return version
        .filter(Version::isLocal)
        .map(Version::publicVersion)
        .map(it -> new Candidate(it.written(), Optional.of(it), new HashMap<>()));
  }

  /// What makes the record name this version; empty where it does not.
  Optional<Basis> basis(AffectedPackage record, List<Interval> intervals) {
    boolean listed = isListed(record.versions());
    boolean inRange = isInRange(intervals);
    if (listed) {
      return Optional.of(inRange ? Basis.BOTH : Basis.LISTED);
    }
    return inRange ? Optional.of(Basis.RANGE) : Optional.empty();
  }

  private boolean isListed(List<String> versions) {
    for (String listed : versions) {
      if (isSame(listed)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSame(String listed) {
    Boolean known = compared.get(listed);
    if (known == null) {
      known =
          listed.equals(written) || (version.isPresent() && Version.parse(listed).equals(version));
      compared.put(listed, known);
    }
    return known;
  }

  private boolean isInRange(List<Interval> intervals) {
    if (version.isEmpty()) {
      return false;
    }
    for (Interval interval : intervals) {
      if (interval.contains(version.get())) {
        return true;
      }
    }
    return false;
  }
}
