package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
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

/// Webhooks, collectors, tunnels and bots that the code names itself, key and all.
public final class ExfiltrationService implements Detector {
  private static final Rule RULE =
      Rule.of("exfiltration-service", "it speaks to a service that collects what is sent to it")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1567")
          .because(
              "Webhooks, request collectors, tunnels and chat bots give an attacker an "
                  + "address without a name behind it. A library lets its user say which one.")
          .remedy("find out what is sent there; do not install it unless the address is yours");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ExfiltrationService::grade, ExfiltrationService::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isOut = Signs.goesOut(act);
    if (!isOut && act.kind() != Act.Kind.RECEIVES) {
      return no();
    }
    Destination place = Destination.of(act.target());
    return switch (place.kind()) {
      case DROP -> Signs.isAside(act) ? possible() : sure();
      case FILE_DROP -> Signs.runsByItself(act) && isOut ? sure() : possible();
      case UNKNOWN, LOCAL, METADATA, VENDOR, SHARED, ADDRESS, ELSEWHERE -> no();
    };
  }

  private static String message(Act act) {
    return "it %s %s".formatted(Words.does(act), Words.when(act));
  }
}
