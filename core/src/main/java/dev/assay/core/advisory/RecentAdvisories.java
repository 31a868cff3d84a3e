package dev.assay.core.advisory;

import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Another source that is asked once for the same package, as long as no more than 512 others were
/// asked for since: a package that many files pin is decoded and held once.
public final class RecentAdvisories implements AdvisorySource {
  private static final int MOST = 512;

  private final AdvisorySource source;
  private final LinkedHashMap<PackageName, List<AffectedPackage>> recent =
      new LinkedHashMap<>(64, 0.75f, true);

  /// A view of `source` for one thread.
  public RecentAdvisories(AdvisorySource source) {
    this.source = source;
  }

  @Override
  public List<AffectedPackage> affecting(PackageName name) {
    List<AffectedPackage> found = recent.computeIfAbsent(name, source::affecting);
    if (recent.size() > MOST) {
      recent.pollFirstEntry();
    }
    return found;
  }

  @Override
  public Optional<LocalDate> exploitedSince(String cve) {
    return source.exploitedSince(cve);
  }

  @Override
  public OptionalDouble epss(String cve) {
    return source.epss(cve);
  }

  @Override
  public Stamp stamp() {
    return source.stamp();
  }
}
