package dev.assay.core.advisory;

import dev.assay.core.advisory.Intervals.Interval;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.version.Version;
import java.util.List;
import java.util.Optional;

/// A version that is held against all records of one package.
///
/// @param version empty when PEP 440 does not know the form; then only a listed one equals it
record Candidate(String written, Optional<Version> version) {

  static Candidate of(String written) {
    return new Candidate(written, Version.parse(written));
  }

  /// The same without its local part, where it has one.
  Optional<Candidate> publicPart() {
    return version
        .filter(Version::isLocal)
        .map(Version::publicVersion)
        .map(it -> new Candidate(it.written(), Optional.of(it)));
  }

  /// What makes the record name this version; empty where it does not.
  Optional<Basis> basis(Listed listed) {
    boolean inRange = isInRange(listed.intervals());
    if (isAmong(listed)) {
      return Optional.of(inRange ? Basis.BOTH : Basis.LISTED);
    }
    return inRange ? Optional.of(Basis.RANGE) : Optional.empty();
  }

  private boolean isAmong(Listed listed) {
    return listed.written().contains(written)
        || version.filter(listed.versions()::contains).isPresent();
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
