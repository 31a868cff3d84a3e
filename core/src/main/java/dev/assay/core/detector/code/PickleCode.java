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

/// Pickles and model files whose opcodes call functions.
public final class PickleCode implements Detector {
  private static final Rule RULE =
      Rule.of("pickle-code", "a pickle calls functions when it is read")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1059.006")
          .because(
              "A pickle or a model file that calls functions runs code as soon as it is "
                  + "opened.")
          .remedy("do not load it; ask for the data in a format that holds only data");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, PickleCode::grade, PickleCode::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isPickle = act.target().equals("pickle");
    if (act.kind() != Act.Kind.EXECUTES_TEXT || !isPickle) {
      return no();
    }
    if (Signs.isAside(act)) {
      return possible();
    }
    return scene.hasBeside(act, PickleCode::isProgram) ? sure() : likely();
  }

  /// What no data needs: a process, a connection, text that is executed.
  private static boolean isProgram(Act act) {
    return switch (act.kind()) {
      case SPAWNS, SENDS, RECEIVES -> true;
      case READS_SECRET,
          READS_FILE,
          WRITES_FILE,
          RESOLVES,
          LOADS_NATIVE,
          DECODES,
          EXECUTES_TEXT,
          PERSISTS,
          LISTENS,
          READS_PROCESS,
          DESTROYS,
          EVADES,
          UNKNOWN ->
          false;
    };
  }

  private static String message(Act act) {
    return "a pickle calls functions when it is read";
  }
}
