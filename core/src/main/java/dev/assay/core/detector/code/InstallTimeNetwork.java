package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Requests that are made while a package is built or installed.
public final class InstallTimeNetwork implements Detector {
  private static final Rule RULE =
      Rule.of("install-time-network", "it uses the network while it is built or installed")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because(
              "An installer already has the package; what else it fetches or sends is "
                  + "nothing that was reviewed.")
          .remedy(
              "do not install it; if it fetches something you need, fetch that yourself and"
                  + " pin it");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, InstallTimeNetwork::grade, InstallTimeNetwork::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isEarly = act.phase().compareTo(Phase.INSTALL) <= 0 && act.reach() != Reach.ON_CALL;
    if (!isEarly) {
      return no();
    }
    Destination place = Destination.of(act.target());
    if (Signs.goesOut(act)) {
      return sends(act, place);
    }
    return act.kind() == Act.Kind.RECEIVES ? receives(act, place) : no();
  }

  private static Optional<Confidence> sends(Act act, Destination place) {
    return switch (place.kind()) {
      case LOCAL -> likely();
      case METADATA, SHARED, DROP, FILE_DROP, ADDRESS, ELSEWHERE -> sure();
      case VENDOR -> act.reach() == Reach.AUTOMATIC ? likely() : possible();
      case UNKNOWN -> Signs.isHidden(act) ? sure() : likely();
    };
  }

  private static Optional<Confidence> receives(Act act, Destination place) {
    return switch (place.kind()) {
      case LOCAL -> no();
      case METADATA, DROP, FILE_DROP, ADDRESS -> sure();
      case ELSEWHERE -> act.reach() == Reach.AUTOMATIC || Signs.isHidden(act) ? sure() : likely();
      case SHARED -> Signs.isHidden(act) ? sure() : likely();
      case VENDOR -> possible();
      case UNKNOWN -> act.reach() == Reach.AUTOMATIC ? likely() : possible();
    };
  }

  private static String message(Act act) {
    return "it %s %s".formatted(Words.does(act), Words.when(act));
  }
}
