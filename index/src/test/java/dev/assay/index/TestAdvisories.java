package dev.assay.index;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.fact.Advisory;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/// Advisories that a test makes up; none at first.
public final class TestAdvisories implements AdvisorySource {
  private final Map<PackageName, List<AffectedPackage>> known = new ConcurrentHashMap<>();
  private volatile LocalDate date = LocalDate.parse("2026-11-01");

  /// From now on a version of a project is known to be malware.
  public void malware(String project, String version, String day) {
    Advisory advisory =
        new Advisory(
            "MAL-2026-1",
            List.of(),
            List.of(),
            OptionalDouble.empty(),
            "it steals",
            Optional.empty(),
            Optional.empty());
    known.put(
        PackageName.of(project),
        List.of(new AffectedPackage(advisory, List.of(version), List.of())));
    date = LocalDate.parse(day);
  }

  @Override
  public List<AffectedPackage> affecting(PackageName name) {
    return known.getOrDefault(name, List.of());
  }

  @Override
  public Optional<LocalDate> exploitedSince(String cve) {
    return Optional.empty();
  }

  @Override
  public OptionalDouble epss(String cve) {
    return OptionalDouble.empty();
  }

  @Override
  public Stamp stamp() {
    return new Stamp("test", date, known.size());
  }
}
