package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Shells, downloads and tools of the system that importing a module starts.
public final class ImportTimeProcess implements Detector {
  private static final Rule RULE =
      Rule.of("import-time-process", "it starts other programs as soon as it is imported")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1059")
          .because("Whoever imports a package has not asked it to start a shell.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ImportTimeProcess::grade, ImportTimeProcess::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isImport = act.phase() == Phase.IMPORT && Signs.runsByItself(act);
    if (act.kind() != Act.Kind.SPAWNS || !isImport || Signs.isAside(act)) {
      return no();
    }
    Command command = Command.of(act.target());
    if (command.installs() || command.publishes()) {
      return no();
    }
    if (Signs.isHidden(act)) {
      return sure();
    }
    Optional<Confidence> grade = Spawning.grade(command);
    boolean isOwnText = command.kind() == Programs.Kind.PYTHON && command.has(" -c ");
    if (isOwnText && Signs.isQuiet(act)) {
      return sure();
    }
    return grade.map(it -> it == Confidence.HIGH || isOwnText ? it : Confidence.LOW);
  }

  private static String message(Act act) {
    return "it starts %s when it is imported"
        .formatted(Words.quoted(act.target(), "a program that is computed"));
  }
}
