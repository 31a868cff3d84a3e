package dev.assay.core.advisory;

import dev.assay.core.fact.Advisory;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Advisories against one package, written in a test.
final class FakeSource implements AdvisorySource {
  private final PackageName name;
  private final List<AffectedPackage> records = new ArrayList<>();
  private final Map<String, LocalDate> exploited = new HashMap<>();
  private final Map<String, Double> epss = new HashMap<>();

  FakeSource(String name) {
    this.name = PackageName.of(name);
  }

  FakeSource record(String id, List<String> aliases, List<String> versions, String... ranges) {
    records.add(
        new AffectedPackage(
            advisory(id, aliases, OptionalDouble.empty()),
            versions,
            List.of(ranges).stream().map(IntervalsTest::range).toList()));
    return this;
  }

  FakeSource exploited(String cve, String day) {
    exploited.put(cve, LocalDate.parse(day));
    return this;
  }

  FakeSource epss(String cve, double probability) {
    epss.put(cve, probability);
    return this;
  }

  /// An advisory with an id, aliases and a score.
  static Advisory advisory(String id, List<String> aliases, OptionalDouble score) {
    return new Advisory(id, aliases, List.of(), score, "", Optional.empty(), Optional.empty());
  }

  @Override
  public List<AffectedPackage> affecting(PackageName asked) {
    return asked.equals(name) ? records : List.of();
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
    return new Stamp("fake", LocalDate.EPOCH, records.size());
  }
}
