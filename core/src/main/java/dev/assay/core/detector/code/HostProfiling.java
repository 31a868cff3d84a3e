package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
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

/// Name, user and address of the machine that are sent without anybody calling for it.
public final class HostProfiling implements Detector {
  private static final Rule RULE =
      Rule.of("host-profiling", "the machine is described to a stranger")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1082")
          .because(
              "A call home with user, host and folder is how an attacker learns whom a "
                  + "misleading name caught. Telemetry asks first, and does not run while a "
                  + "package is installed.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, HostProfiling::grade, HostProfiling::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!act.carries().contains(Label.HOST_IDENTITY) || !Signs.goesOut(act)) {
      return no();
    }
    Destination place = Destination.of(act.target());
    if (Signs.isAside(act)) {
      return place.isTelling() ? sure() : no();
    }
    if (place.kind() == Destination.Kind.LOCAL && Signs.runsEarly(act)) {
      return sure();
    }
    if (Signs.runsByItself(act) && place.isForeign() && !Signs.runsEarly(act)) {
      boolean isCounted = act.kind() == Act.Kind.SENDS && place.isServiceOf(act.location().file());
      return isCounted && !Signs.isHidden(act) ? likely() : sure();
    }
    if (place.isForeign() && !place.isOfVendor() && !place.isServiceOf(act.location().file())) {
      return Exfiltration.gradeOfSecret(act).map(HostProfiling::atLeastLikely);
    }
    return Exfiltration.grade(act);
  }

  private static Confidence atLeastLikely(Confidence grade) {
    return grade == Confidence.LOW ? Confidence.MEDIUM : grade;
  }

  private static String message(Act act) {
    return "who and where the machine is, is sent %s %s".formatted(Words.to(act), Words.when(act));
  }
}
