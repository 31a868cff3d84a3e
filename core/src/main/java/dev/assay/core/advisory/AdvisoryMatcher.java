package dev.assay.core.advisory;

import dev.assay.core.advisory.Intervals.Interval;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Matches versions against advisories by the rule of OSV 1.7: a version is affected when a record
/// lists it or one of its `ECOSYSTEM` ranges holds it, versions ordered by PEP 440.
///
/// A range with an event that PEP 440 cannot order is not evaluated: to skip the event would report
/// every version for ever. A local version is matched as written; what its public part alone would
/// match is told apart as [Basis#PUBLIC_PART].
public final class AdvisoryMatcher {
  private final AdvisorySource source;
  private final List<Listed> records;

  private AdvisoryMatcher(AdvisorySource source, List<Listed> records) {
    this.source = source;
    this.records = records;
  }

  /// A matcher for many versions of one package.
  public static AdvisoryMatcher of(PackageName name, AdvisorySource source) {
    return new AdvisoryMatcher(source, Listed.of(source.affecting(name)));
  }

  /// The records against a dependency, in the order of the source.
  public static List<AdvisoryMatch> match(Dependency dependency, AdvisorySource source) {
    return of(dependency.name(), source).match(dependency);
  }

  /// The records against a version of its package, in the order of the source.
  public List<AdvisoryMatch> match(Dependency dependency) {
    if (records.isEmpty()) {
      return List.of();
    }
    Candidate asWritten = Candidate.of(dependency.version());
    Optional<Candidate> publicPart = asWritten.publicPart();
    List<AdvisoryMatch> matches = new ArrayList<>();
    for (Listed listed : records) {
      Optional<Basis> basis = asWritten.basis(listed);
      if (basis.isEmpty() && publicPart.isPresent()) {
        basis = publicPart.get().basis(listed).map(_ -> Basis.PUBLIC_PART);
      }
      if (basis.isPresent()) {
        List<String> fixes = fixes(publicPart.orElse(asWritten), listed.intervals());
        matches.add(match(dependency, listed.record().advisory(), basis.get(), fixes, source));
      }
    }
    return matches;
  }

  private static AdvisoryMatch match(
      Dependency dependency,
      Advisory advisory,
      Basis basis,
      List<String> fixes,
      AdvisorySource source) {
    Optional<LocalDate> exploited = Optional.empty();
    OptionalDouble epss = OptionalDouble.empty();
    for (String cve : cves(advisory)) {
      exploited = earlier(exploited, source.exploitedSince(cve));
      epss = higher(epss, source.epss(cve));
    }
    return new AdvisoryMatch(dependency, advisory, basis, fixes, exploited, epss);
  }

  private static List<String> cves(Advisory advisory) {
    List<String> cves = new ArrayList<>();
    if (advisory.id().startsWith("CVE-")) {
      cves.add(advisory.id());
    }
    for (String alias : advisory.aliases()) {
      if (alias.startsWith("CVE-")) {
        cves.add(alias);
      }
    }
    return cves;
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
    return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get())) ? other : one;
  }

  private static OptionalDouble higher(OptionalDouble one, OptionalDouble other) {
    return one.isEmpty() || (other.isPresent() && other.getAsDouble() > one.getAsDouble())
        ? other
        : one;
  }

  /// The versions that end the intervals that hold the version; where none holds it (it is only
  /// listed), the fixes above it.
  private static List<String> fixes(Candidate candidate, List<Interval> intervals) {
    if (candidate.version().isEmpty()) {
      return List.of();
    }
    Version at = candidate.version().get();
    List<Interval> holding = intervals.stream().filter(interval -> interval.contains(at)).toList();
    return (holding.isEmpty() ? intervals : holding)
        .stream()
            .flatMap(interval -> interval.fixedIn().stream())
            .filter(fix -> fix.compareTo(at) > 0)
            .distinct()
            .sorted()
            .map(Version::written)
            .toList();
  }
}
