package dev.assay.report;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.fact.Advisory;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Advisories written by hand.
final class KnownAdvisories implements AdvisorySource {
  private final Map<PackageName, List<AffectedPackage>> affected = new HashMap<>();
  private final Map<String, LocalDate> exploited = new HashMap<>();
  private final Map<String, Double> epss = new HashMap<>();

  /// All versions before the fix are affected; an empty fix: all versions.
  KnownAdvisories before(String name, String fix, Advisory advisory) {
    List<Event> events = new ArrayList<>();
    events.add(new Event(Event.Kind.INTRODUCED, "0"));
    if (!fix.isEmpty()) {
      events.add(new Event(Event.Kind.FIXED, fix));
    }
    return add(name, new AffectedPackage(advisory, List.of(), List.of(new Range(events))));
  }

  /// Only the listed version is affected.
  KnownAdvisories listed(String name, String version, Advisory advisory) {
    return add(name, new AffectedPackage(advisory, List.of(version), List.of()));
  }

  KnownAdvisories exploited(String cve, LocalDate day) {
    exploited.put(cve, day);
    return this;
  }

  KnownAdvisories epss(String cve, double probability) {
    epss.put(cve, probability);
    return this;
  }

  static Advisory advisory(String id, String... aliases) {
    return new Advisory(
        id,
        List.of(aliases),
        List.of(),
        OptionalDouble.empty(),
        "",
        Optional.of(LocalDate.of(2025, 3, 1)),
        Optional.empty());
  }

  static Advisory scored(Advisory advisory, double score, String summary, String... vectors) {
    return new Advisory(
        advisory.id(),
        advisory.aliases(),
        List.of(vectors),
        OptionalDouble.of(score),
        summary,
        advisory.published(),
        Optional.of(LocalDate.of(2026, 1, 9)));
  }

  private KnownAdvisories add(String name, AffectedPackage what) {
    affected.computeIfAbsent(PackageName.of(name), _ -> new ArrayList<>()).add(what);
    return this;
  }

  @Override
  public List<AffectedPackage> affecting(PackageName name) {
    return affected.getOrDefault(name, List.of());
  }

  @Override
  public Optional<LocalDate> exploitedSince(String cve) {
    return Optional.ofNullable(exploited.get(cve));
  }

  @Override
  public OptionalDouble epss(String cve) {
    Double probability = epss.get(cve);
    return probability == null ? OptionalDouble.empty() : OptionalDouble.of(probability);
  }

  @Override
  public Stamp stamp() {
    return new Stamp("OSV (snapshot)", LocalDate.of(2026, 7, 23), 6_811);
  }
}
