package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tokens of build services that are read and sent to another host.
public final class CiTokenTheft implements Detector {
  private static final Rule RULE =
      Rule.of("ci-token-theft", "the token of a build is sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1528")
          .because(
              "With the token of a build an attacker publishes in the name of the project. "
                  + "It belongs to the build service alone.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, CiTokenTheft::grade, CiTokenTheft::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!act.carries().contains(Label.CI_TOKEN)) {
      return no();
    }
    if (Signs.goesOut(act)
        && Signs.runsByItself(act)
        && !Signs.isAside(act)
        && Destination.of(act.target()).isForeign()) {
      return sure();
    }
    Optional<Confidence> grade = Exfiltration.gradeOfSecret(act);
    boolean isLikely = grade.equals(likely());
    return isLikely && scene.hasPartner(act, CiTokenTheft::isOfOwner) ? possible() : grade;
  }

  /// Whether the same call sends the token to the service of a vendor: a helper that adds it where
  /// it belongs, by a look at the address.
  private static boolean isOfOwner(Act other, Act act) {
    return other.location().equals(act.location())
        && other.carries().contains(Label.CI_TOKEN)
        && Destination.of(other.target()).kind() == Destination.Kind.VENDOR;
  }

  private static String message(Act act) {
    return "the token of the build is sent %s %s".formatted(Words.to(act), Words.when(act));
  }
}
