package dev.assay.core;

import dev.assay.core.admission.AdmissionRules;
import dev.assay.core.detector.Detectors;
import dev.assay.core.finding.Rule;
import dev.assay.core.verdict.Judge;
import java.util.List;
import java.util.stream.Stream;

/// All rules that there are: of detectors, of an index's admission, of the policy itself.
public final class Rules {
  private Rules() {}

  /// Each once, in the order of their rooms.
  public static List<Rule> all() {
    return Stream.of(
            Detectors.rules().stream(),
            AdmissionRules.all().stream(),
            Stream.of(Judge.EXPIRED_ALLOWANCE))
        .flatMap(rules -> rules)
        .toList();
  }
}
