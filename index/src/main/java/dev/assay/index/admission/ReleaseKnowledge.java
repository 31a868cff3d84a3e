package dev.assay.index.admission;

import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.artifact.Location;
import dev.assay.core.detector.Detector;
import dev.assay.core.detector.metadata.IndexStatuses;
import dev.assay.core.detector.metadata.KnownExploited;
import dev.assay.core.detector.metadata.KnownMalware;
import dev.assay.core.detector.metadata.Vulnerable;
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
import org.jspecify.annotations.Nullable;

/// What is known of releases by their name and version: advisories, and what their index says.
///
/// @param advisories the data of the moment
public record ReleaseKnowledge(AdvisorySource advisories) {
  /// Of all detectors those for what is known of releases; a page asks them of hundreds.
  private static final List<Detector> DETECTORS =
      List.of(new KnownMalware(), new KnownExploited(), new Vulnerable(), new IndexStatuses());

  /// What is known of the releases of one project.
  public OfProject of(PackageName project) {
    return new OfProject(project, advisories);
  }

  /// What is known of the releases of one project, read when first asked for.
  public static final class OfProject {
    private final PackageName project;
    private final AdvisorySource source;
    private final AdvisorySource.Stamp stamp;
    private @Nullable AdvisoryMatcher matcher;

    private OfProject(PackageName project, AdvisorySource source) {
      this.project = project;
      this.source = source;
      // Asked for first: what comes while the records are read counts as newer.
      this.stamp = source.stamp();
    }

    /// Whether it comes from the same data.
    public boolean isOfSameData(OfProject other) {
      return source.equals(other.source) && stamp.equals(other.stamp);
    }

    /// Lets go of what was read, which is read again when it is asked for.
    public void forget() {
      matcher = null;
    }

    /// Findings on a release.
    ///
    /// @param withdrawn whether its index has withdrawn the project (PEP 792)
    public List<Finding> findings(String version, boolean withdrawn) {
      List<Fact> facts = new ArrayList<>(matches(version));
      if (withdrawn) {
        facts.add(new IndexStatus(release(version), IndexStatus.Kind.QUARANTINED, "upstream"));
      }
      if (facts.isEmpty()) {
        return List.of();
      }
      Facts all = new Facts(facts);
      return DETECTORS.stream().flatMap(detector -> detector.detect(all)).toList();
    }

    /// Whether a version ends a vulnerability of an earlier one.
    public boolean mends(String earlier, String version) {
      List<String> before = ids(earlier);
      before.removeAll(ids(version));
      return !before.isEmpty();
    }

    private List<String> ids(String version) {
      return new ArrayList<>(
          matches(version).stream().map(match -> match.advisory().id()).toList());
    }

    private List<AdvisoryMatch> matches(String version) {
      if (matcher == null) {
        matcher = AdvisoryMatcher.of(project, source);
      }
      return matcher.match(release(version)).stream()
          .filter(match -> match.basis() != Basis.PUBLIC_PART)
          .toList();
    }

    private Dependency release(String version) {
      return Dependency.of(project, version, Location.of(project + "==" + version));
    }
  }
}
