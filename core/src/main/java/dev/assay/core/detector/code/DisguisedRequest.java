package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Messages that nobody asked for, sent under the name of a browser.
public final class DisguisedRequest implements Detector {
  private static final Rule RULE =
      Rule.of("disguised-request", "it poses as a browser to report home")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1071.001")
          .because(
              "Telemetry says who it is. What calls itself a browser while a package is "
                  + "installed or imported does not want to be told apart from people.")
          .remedy("do not install it; look at what it sends, and to whom");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, DisguisedRequest::grade, DisguisedRequest::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.SENDS
        || act.reach() != Act.Reach.AUTOMATIC
        || !Signs.runsByItself(act)
        || Signs.isAside(act)) {
      return no();
    }
    Destination place = Destination.of(act.target());
    boolean isStranger =
        place.isForeign() && !place.isOfVendor() && !place.isServiceOf(act.location().file());
    return isStranger && act.evidence().contains("Mozilla/") ? sure() : no();
  }

  private static String message(Act act) {
    return "it %s under the name of a browser, %s".formatted(Words.does(act), Words.when(act));
  }
}
