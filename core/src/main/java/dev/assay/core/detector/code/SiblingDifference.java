package dev.assay.core.detector.code;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.fact.Unshared;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.stream.Stream;

/// Files of one release that do not do the same.
public final class SiblingDifference implements Detector {
  private static final int MOST = 20;

  private static final Rule RULE =
      Rule.of("sibling-difference", "the files of one release differ in what they do")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because(
              "Whoever looks reads the source distribution or the wheel of his own machine; what"
                  + " was put into one other file alone is meant for those who do not look.")
          .remedy("do not install it; ask the publisher why the files of the release differ");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return facts
        .of(Unshared.class)
        .filter(it -> !Signs.isImported(it.act()))
        .filter(it -> Gains.isHarmful(it.act()) && !Signs.isAside(it.act()))
        .map(SiblingDifference::finding)
        .limit(MOST);
  }

  private static Finding finding(Unshared unshared) {
    Act act = unshared.act();
    return RULE.at(unshared.location(), message(unshared))
        .withConfidence(Signs.runsByItself(act) ? Confidence.MEDIUM : Confidence.LOW)
        .withEvidence(act.evidence())
        .withTrail(Stream.concat(place(unshared), act.trail().stream()).toList());
  }

  /// Where the act stands, unless that is where the finding is.
  private static Stream<String> place(Unshared unshared) {
    return unshared.location().equals(unshared.act().location())
        ? Stream.of()
        : Stream.of(unshared.act().location() + " of " + unshared.in());
  }

  private static String message(Unshared unshared) {
    return "`%s` %s %s; `%s` of the same release does not"
        .formatted(
            unshared.in(),
            Words.does(unshared.act()),
            Words.when(unshared.act()),
            unshared.lacking());
  }
}
