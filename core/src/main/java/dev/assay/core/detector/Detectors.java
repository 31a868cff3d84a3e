package dev.assay.core.detector;

import dev.assay.core.detector.metadata.ExtraIndex;
import dev.assay.core.detector.metadata.IndexStatuses;
import dev.assay.core.detector.metadata.InsecureIndex;
import dev.assay.core.detector.metadata.KnownExploited;
import dev.assay.core.detector.metadata.KnownMalware;
import dev.assay.core.detector.metadata.MutableReference;
import dev.assay.core.detector.metadata.OpenBuildRequirement;
import dev.assay.core.detector.metadata.ProjectPolicy;
import dev.assay.core.detector.metadata.UnhashedPins;
import dev.assay.core.detector.metadata.UntrustedConfiguration;
import dev.assay.core.detector.metadata.Vulnerable;
import dev.assay.core.detector.naming.DependencyConfusion;
import dev.assay.core.detector.naming.HomoglyphName;
import dev.assay.core.detector.naming.ImportName;
import dev.assay.core.detector.naming.SlopsquatName;
import dev.assay.core.detector.naming.TyposquatName;
import dev.assay.core.detector.naming.UnregisteredName;
import dev.assay.core.finding.Rule;
import java.util.List;

/// The registry: every detector, one line each.
public final class Detectors {
  private static final List<Detector> ALL =
      List.of(
          new KnownMalware(),
          new KnownExploited(),
          new Vulnerable(),
          new TyposquatName(),
          new HomoglyphName(),
          new UnregisteredName(),
          new SlopsquatName(),
          new ImportName(),
          new DependencyConfusion(),
          new ExtraIndex(),
          new InsecureIndex(),
          new MutableReference(),
          new UnhashedPins(),
          new OpenBuildRequirement(),
          new UntrustedConfiguration(),
          new ProjectPolicy(),
          new IndexStatuses());

  private Detectors() {}

  /// All detectors, in the order in which their rules are listed.
  public static List<Detector> all() {
    return ALL;
  }

  /// The rules of all detectors.
  public static List<Rule> rules() {
    return ALL.stream().flatMap(detector -> detector.rules().stream()).toList();
  }
}
