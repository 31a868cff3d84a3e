package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
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

/// Public addresses without a name that the code speaks to.
public final class BareAddress implements Detector {
  private static final Rule RULE =
      Rule.of("bare-address", "it speaks to an address that has no name")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1071.001")
          .because(
              "A service that others rely on has a name. A rented machine known by its number "
                  + "alone is where stolen data goes and second stages come from.")
          .remedy("ask whose machine it is; do not install it unless it is yours");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, BareAddress::grade, BareAddress::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isOut = Signs.goesOut(act);
    boolean isNetwork = isOut || act.kind() == Act.Kind.RECEIVES;
    if (!isNetwork || Destination.of(act.target()).kind() != Destination.Kind.ADDRESS) {
      return no();
    }
    if (Signs.isAside(act) || NativePayload.isOfNativeFile(act)) {
      return possible();
    }
    boolean isSure = Signs.runsByItself(act) || (isOut && Signs.isQuiet(act));
    return isSure ? sure() : likely();
  }

  private static String message(Act act) {
    return "it %s %s".formatted(Words.does(act), Words.when(act));
  }
}
