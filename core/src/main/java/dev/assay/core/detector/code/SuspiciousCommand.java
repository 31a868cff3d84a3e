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

/// Command lines that fetch and run at once, hide their window or hide their text.
public final class SuspiciousCommand implements Detector {
  private static final Rule RULE =
      Rule.of("suspicious-command", "it runs a command that fetches and runs, or hides itself")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1059.001")
          .because(
              "Commands that are encoded, hidden from the user or piped from the network "
                  + "into a shell are how a second stage is brought in.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, SuspiciousCommand::grade, SuspiciousCommand::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.SPAWNS) {
      return no();
    }
    Command command = Command.of(act.target());
    if (command.tellsWhatOthersPrint() && scene.hasPartner(act, SuspiciousCommand::isNamed)) {
      return Signs.isAside(act) ? likely() : sure();
    }
    if (speaksToAddress(act, command, scene)) {
      return Signs.isAside(act) ? possible() : command.has("@") ? sure() : likely();
    }
    if (command.runsFromCache()) {
      return Signs.isAside(act) ? possible() : likely();
    }
    boolean hides = Spawning.hidesItself(command);
    if (!hides && !Spawning.fetchesAndRuns(command)) {
      return no();
    }
    if (Signs.isAside(act)) {
      return possible();
    }
    if (Signs.runsByItself(act) || Signs.isHidden(act)) {
      return sure();
    }
    boolean fetches = Spawning.fetches(command);
    if (command.has("…") && !(fetches && scene.hasPartner(act, SuspiciousCommand::isNamed))) {
      return possible();
    }
    if (hides && !fetches) {
      return Spawning.hidesText(command) && !Spawning.asksSystem(command) ? likely() : possible();
    }
    return hides || command.has("/tmp") ? sure() : likely();
  }

  /// Whether an act of the same line speaks to a place that the command names.
  private static boolean isNamed(Act other, Act act) {
    return other.location().equals(act.location())
        && (Signs.goesOut(other) || other.kind() == Act.Kind.RECEIVES)
        && Destination.of(other.target()).isForeign();
  }

  /// Whether a fetcher speaks to a bare public address, as the acts of its own line tell.
  private static boolean speaksToAddress(Act act, Command command, Scene scene) {
    return command.kind() == Programs.Kind.FETCHER
        && scene.hasPartner(act, SuspiciousCommand::isOfSameLine);
  }

  private static boolean isOfSameLine(Act other, Act act) {
    return other.location().equals(act.location())
        && (Signs.goesOut(other) || other.kind() == Act.Kind.RECEIVES)
        && Destination.of(other.target()).kind() == Destination.Kind.ADDRESS;
  }

  private static String message(Act act) {
    return "it runs %s %s".formatted(Words.quoted(act.target(), "a command"), Words.when(act));
  }
}
