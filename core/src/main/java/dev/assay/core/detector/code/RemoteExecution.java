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

/// Text that is fetched and executed in the same breath.
public final class RemoteExecution implements Detector {
  private static final Rule RULE =
      Rule.of("remote-execution", "text from the network is executed")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1105")
          .because(
              "What is fetched and executed can be anything, and something else for each "
                  + "victim; no review of the package shows it.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, RemoteExecution::grade, RemoteExecution::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.EXECUTES_TEXT || !act.carries().contains(Label.REMOTE)) {
      return no();
    }
    if (Signs.isAside(act)) {
      return possible();
    }
    if (Signs.isHidden(act)) {
      return sure();
    }
    boolean isNamed = scene.hasBeside(act, RemoteExecution::asksNamed);
    if (Signs.runsByItself(act)) {
      boolean isHidden = scene.hasBeside(act, RemoteExecution::fetchesFromHidden);
      boolean isAsked = scene.hasBeside(act, RemoteControl::connectsToForeign);
      return isNamed || isHidden || isAsked || Signs.runsEarly(act) ? sure() : likely();
    }
    if (!isNamed || isLooseScript(act)) {
      return possible();
    }
    boolean isAnybodys = scene.hasBeside(act, RemoteExecution::fetchesFromAnybody);
    boolean isQuiet = Signs.isQuiet(act) && !act.evidence().startsWith("eval(");
    return isAnybodys || isQuiet ? sure() : likely();
  }

  /// Whether it is a script of a shell that no code leads to: only who reads it runs it.
  private static boolean isLooseScript(Act act) {
    return act.location().file().endsWith(".sh") && act.reach() == Act.Reach.ON_CALL;
  }

  /// Whether an act fetches from where anybody may put anything, or from an address without name.
  private static boolean fetchesFromAnybody(Act act) {
    return fetchesFromNamed(act)
        && Destination.of(act.target()).kind() != Destination.Kind.ELSEWHERE;
  }

  /// Whether an act fetches from an address that only decoding shows, wherever that is.
  private static boolean fetchesFromHidden(Act act) {
    return act.kind() == Act.Kind.RECEIVES
        && act.carries().contains(Label.DECODED)
        && act.target().contains("://");
  }

  /// Whether an act asks a stranger for something, be it by sending what the answer depends on.
  private static boolean asksNamed(Act act) {
    boolean asks = act.kind() == Act.Kind.RECEIVES || act.kind() == Act.Kind.SENDS;
    return asks && Destination.of(act.target()).isForeign();
  }

  /// Whether an act fetches from a stranger, who may be told for which machine.
  static boolean fetchesFromNamed(Act act) {
    boolean fetches =
        act.kind() == Act.Kind.RECEIVES
            || (act.kind() == Act.Kind.SENDS && act.carries().contains(Label.HOST_IDENTITY));
    return fetches && Destination.of(act.target()).isForeign();
  }

  private static String message(Act act) {
    return "text from the network is executed " + Words.when(act);
  }
}
