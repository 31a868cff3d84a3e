package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
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

/// Programs other than those of a build that are started while a package is built or installed.
public final class InstallTimeProcess implements Detector {
  private static final Rule RULE =
      Rule.of("install-time-process", "it starts other programs while it is built or installed")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1059")
          .because(
              "Builds start compilers, not shells that fetch and run. What an installer "
                  + "starts has the installer's rights.")
          .remedy("do not install it; build it where it can reach nothing, if you must look");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, InstallTimeProcess::grade, InstallTimeProcess::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isEarly = act.phase().compareTo(Phase.INSTALL) <= 0 && act.reach() != Reach.ON_CALL;
    if (act.kind() != Act.Kind.SPAWNS || !isEarly) {
      return no();
    }
    Command command = Command.of(act.target());
    if (command.installs() || command.publishes()) {
      return no();
    }
    if (Signs.isHidden(act)) {
      return sure();
    }
    if (command.runsScript() && scene.hasBeside(act, InstallTimeProcess::installs)) {
      return likely();
    }
    boolean isUnasked = act.phase() == Phase.INSTALL && act.reach() == Reach.AUTOMATIC;
    if (isUnasked && command.isUnknown() && !command.asksVersion()) {
      return command.isPieced() ? sure() : likely();
    }
    return Spawning.grade(command);
  }

  /// Whether it brings in distributions: what runs beside that is no step of a build.
  private static boolean installs(Act act) {
    return act.kind() == Act.Kind.SPAWNS && Command.of(act.target()).installs();
  }

  private static String message(Act act) {
    return "it starts %s %s"
        .formatted(Words.quoted(act.target(), "a program that is computed"), Words.when(act));
  }
}
