package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
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

/// Acts of `.pth` files and start modules, which run in every interpreter.
public final class StartTimeCode implements Detector {
  private static final Rule RULE =
      Rule.of("start-time-code", "it acts whenever an interpreter starts")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1546.018")
          .because(
              "A `.pth` file or `sitecustomize` runs in every program of the environment, "
                  + "whether it uses the package or not.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, StartTimeCode::grade, StartTimeCode::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.phase() != Phase.START || act.reach() == Reach.ON_CALL || !isHarmful(act)) {
      return no();
    }
    boolean isNetwork = Signs.goesOut(act) || act.kind() == Act.Kind.RECEIVES;
    if (isNetwork && !Destination.of(act.target()).isForeign() && !Signs.isHidden(act)) {
      return possible();
    }
    return act.reach() == Reach.AUTOMATIC || Signs.isHidden(act) ? sure() : likely();
  }

  private static boolean isHarmful(Act act) {
    return switch (act.kind()) {
      case SENDS, RECEIVES, RESOLVES ->
          Destination.of(act.target()).kind() != Destination.Kind.LOCAL;
      case LISTENS, PERSISTS, READS_PROCESS, DESTROYS -> true;
      case READS_SECRET -> Signs.carriesAny(act, Signs.SECRETS);
      case SPAWNS -> Spawning.grade(Command.of(act.target())).isPresent();
      case EXECUTES_TEXT, LOADS_NATIVE ->
          act.carries().contains(Label.DECODED) || act.carries().contains(Label.REMOTE);
      case READS_FILE, WRITES_FILE, DECODES, EVADES, UNKNOWN -> false;
    };
  }

  private static String message(Act act) {
    return "it %s whenever an interpreter starts".formatted(Words.does(act));
  }
}
