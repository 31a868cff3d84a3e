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

  /// From how many places on a package is a client of whatever there is.
  private static final int MANY = 20;

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isOut = Signs.goesOut(act);
    boolean isNetwork = isOut || act.kind() == Act.Kind.RECEIVES;
    if (!isNetwork || Destination.of(act.target()).kind() != Destination.Kind.ADDRESS) {
      return no();
    }
    if (Signs.isAside(act) || NativePayload.isOfNativeFile(act)) {
      return possible();
    }
    boolean isPing = act.kind() == Act.Kind.RESOLVES && act.carries().isEmpty();
    if (!Signs.runsByItself(act) && (isPing || (!isOut && asksForNothing(act.target())))) {
      return possible();
    }
    if (!Signs.runsByItself(act) && !Signs.isQuiet(act) && isAmongMany(act, scene)) {
      return possible();
    }
    boolean isSure = Signs.runsByItself(act) || (isOut && Signs.isQuiet(act));
    return isSure ? sure() : likely();
  }

  /// Whether only the address is asked, as those do who look whether the network is there.
  private static boolean asksForNothing(String target) {
    int scheme = target.indexOf("://");
    return scheme > 0 && target.substring(scheme + 3).matches("[0-9.]+/?");
  }

  /// Whether it connects as those do who learn their own address from the connection, or whether
  /// the package speaks to so many places that one without a name is among them.
  private static boolean isAmongMany(Act act, Scene scene) {
    return act.target().endsWith(":53") || scene.domains().size() > MANY;
  }

  private static String message(Act act) {
    return "it %s %s".formatted(Words.does(act), Words.when(act));
  }
}
