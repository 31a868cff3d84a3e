package dev.assay.core.detector.code;

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

/// A port that is opened, and commands or text from it that are run.
public final class BackDoor implements Detector {
  private static final Rule RULE =
      Rule.of("back-door", "it waits for whoever connects and runs what they say")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1571")
          .because("An open port that runs commands is open to everybody.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, BackDoor::grade, BackDoor::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.LISTENS || Signs.isAside(act)) {
      return no();
    }
    if (!scene.hasBeside(act, BackDoor::runsRemote)) {
      return no();
    }
    return Signs.runsByItself(act) || Signs.isHidden(act) ? sure() : possible();
  }

  private static boolean runsRemote(Act act) {
    boolean runs = act.kind() == Act.Kind.SPAWNS || act.kind() == Act.Kind.EXECUTES_TEXT;
    return runs && act.carries().contains(Label.REMOTE);
  }

  private static String message(Act act) {
    return "it listens at %s and runs what it is told"
        .formatted(Words.quoted(act.target(), "a port"));
  }
}
