package dev.assay.index.admission;

import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.artifact.Location;
import dev.assay.core.detector.Detectors;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.IndexStatus;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;

/// What is known of releases by their name and version: advisories, and what their index says.
///
/// @param advisories the data of the moment
public record ReleaseKnowledge(AdvisorySource advisories) {

  /// Findings on a release.
  ///
  /// @param withdrawn whether its index has withdrawn the project (PEP 792)
  public List<Finding> findings(PackageName project, String version, boolean withdrawn) {
    List<Fact> facts = new ArrayList<>(matches(project, version));
    if (withdrawn) {
      facts.add(
          new IndexStatus(release(project, version), IndexStatus.Kind.QUARANTINED, "upstream"));
    }
    if (facts.isEmpty()) {
      return List.of();
    }
    Facts all = new Facts(facts);
    return Detectors.all().stream().flatMap(detector -> detector.detect(all)).toList();
  }

  /// Whether a version ends a vulnerability of an earlier one.
  public boolean mends(PackageName project, String earlier, String version) {
    List<String> before = ids(project, earlier);
    before.removeAll(ids(project, version));
    return !before.isEmpty();
  }

  private List<String> ids(PackageName project, String version) {
    return new ArrayList<>(
        matches(project, version).stream().map(match -> match.advisory().id()).toList());
  }

  private List<AdvisoryMatch> matches(PackageName project, String version) {
    return AdvisoryMatcher.match(release(project, version), advisories).stream()
        .filter(match -> match.basis() != Basis.PUBLIC_PART)
        .toList();
  }

  private static Dependency release(PackageName project, String version) {
    return Dependency.of(project, version, Location.of(project + "==" + version));
  }
}
