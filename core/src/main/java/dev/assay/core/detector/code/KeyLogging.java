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

/// Keystrokes that are recorded and sent, or recorded without anybody asking for it.
public final class KeyLogging implements Detector {
  private static final Rule RULE =
      Rule.of("key-logging", "keystrokes are recorded")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1056.001")
          .because(
              "What is typed is passwords too. Programs with hot keys do not keep what is "
                  + "typed, and send it nowhere.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, KeyLogging::grade, KeyLogging::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!act.carries().contains(Label.KEYSTROKES)) {
      return no();
    }
    if (Signs.goesOut(act)) {
      return Exfiltration.gradeOfSecret(act);
    }
    if (act.kind() != Act.Kind.READS_SECRET || Signs.isAside(act)) {
      return no();
    }
    if (scene.has(it -> it.kind() == Act.Kind.PERSISTS)) {
      return sure();
    }
    boolean sends = scene.has(KeyLogging::isTelling);
    if (Signs.runsByItself(act)) {
      return sends ? sure() : likely();
    }
    boolean isTold = scene.hasBeside(act, KeyLogging::isTelling);
    boolean isKept = scene.hasBeside(act, it -> it.kind() == Act.Kind.WRITES_FILE);
    return isTold ? sure() : sends || isKept ? likely() : possible();
  }

  private static boolean isTelling(Act act) {
    return Signs.goesOut(act) && (Destination.of(act.target()).isForeign() || isMail(act));
  }

  private static boolean isMail(Act act) {
    return act.target().startsWith("smtp") || act.target().contains("smtp.");
  }

  private static String message(Act act) {
    return Signs.goesOut(act)
        ? "keystrokes are sent %s %s".formatted(Words.to(act), Words.when(act))
        : "keystrokes are recorded " + Words.when(act);
  }
}
