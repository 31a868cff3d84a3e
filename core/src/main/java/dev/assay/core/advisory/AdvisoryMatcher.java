package dev.assay.core.advisory;

import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Matches versions against advisories by the rule of OSV 1.7: a version is affected when a record
/// lists it or one of its `ECOSYSTEM` ranges holds it, versions ordered by PEP 440.
///
/// A range with an event that PEP 440 cannot order is not evaluated: to skip the event would report
/// every version for ever. A local version is matched as written; what its public part alone would
/// match is told apart as [Basis#PUBLIC_PART].
public final class AdvisoryMatcher {
  private AdvisoryMatcher() {}

  /// The records against a dependency, in the order of the source.
  public static List<AdvisoryMatch> match(Dependency dependency, AdvisorySource source) {
    Optional<Version> version = Version.parse(dependency.version());
    List<AdvisoryMatch> matches = new ArrayList<>();
    for (AffectedPackage affected : source.affecting(dependency.name())) {
      basis(dependency.version(), version, affected)
          .map(basis -> match(dependency, version, affected, basis, source))
          .ifPresent(matches::add);
    }
    return matches;
  }

  private static Optional<Basis> basis(
      String written, Optional<Version> version, AffectedPackage affected) {
    boolean listed = isListed(written, version, affected);
    boolean inRange = version.isPresent() && isInRange(version.get(), affected);
    if (listed || inRange) {
      return Optional.of(listed && inRange ? Basis.BOTH : listed ? Basis.LISTED : Basis.RANGE);
    }
    Optional<Version> publicPart = version.filter(Version::isLocal).map(Version::publicVersion);
    return publicPart
        .filter(it -> isListed(it.written(), publicPart, affected) || isInRange(it, affected))
        .map(_ -> Basis.PUBLIC_PART);
  }

  private static boolean isListed(
      String written, Optional<Version> version, AffectedPackage affected) {
    for (String listed : affected.versions()) {
      if (listed.equals(written)
          || (version.isPresent() && Version.parse(listed).equals(version))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInRange(Version version, AffectedPackage affected) {
    return affected.ranges().stream()
        .flatMap(range -> Intervals.of(range).stream())
        .anyMatch(interval -> interval.contains(version));
  }

  private static AdvisoryMatch match(
      Dependency dependency,
      Optional<Version> version,
      AffectedPackage affected,
      Basis basis,
      AdvisorySource source) {
    List<String> cves = cves(affected.advisory());
    Optional<LocalDate> exploited =
        cves.stream().flatMap(cve -> source.exploitedSince(cve).stream()).min(LocalDate::compareTo);
    OptionalDouble epss = cves.stream().flatMapToDouble(cve -> source.epss(cve).stream()).max();
    return new AdvisoryMatch(
        dependency, affected.advisory(), basis, fixes(version, affected), exploited, epss);
  }

  private static List<String> cves(Advisory advisory) {
    return Stream.concat(Stream.of(advisory.id()), advisory.aliases().stream())
        .filter(id -> id.startsWith("CVE-"))
        .toList();
  }

  /// The versions that end the intervals that hold the version; where none holds it (it is only
  /// listed), the fixes above it.
  private static List<String> fixes(Optional<Version> version, AffectedPackage affected) {
    if (version.isEmpty()) {
      return List.of();
    }
    List<Intervals.Interval> all =
        affected.ranges().stream().flatMap(range -> Intervals.of(range).stream()).toList();
    Version at = version.get().publicVersion();
    List<Intervals.Interval> holding =
        all.stream().filter(interval -> interval.contains(at)).toList();
    return (holding.isEmpty() ? all : holding)
        .stream()
            .flatMap(interval -> interval.fixedIn().stream())
            .filter(fix -> fix.compareTo(at) > 0)
            .distinct()
            .sorted()
            .map(Version::written)
            .toList();
  }
}
