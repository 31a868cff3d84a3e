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

/// Packages that code installs without anybody asking.
public final class StagedInstall implements Detector {
  private static final Rule RULE =
      Rule.of("staged-install", "it installs something else behind the installer's back")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1195.001")
          .because(
              "What a package needs stands in its metadata, where lock files and policies "
                  + "see it. What it installs by itself they never see.")
          .remedy("do not install it; look at what it would install");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, StagedInstall::grade, StagedInstall::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.SPAWNS || !Signs.runsByItself(act) || Signs.isAside(act)) {
      return no();
    }
    Command command = Command.of(act.target());
    if (!command.installs()) {
      return no();
    }
    if (Signs.isHidden(act) || isForeign(command)) {
      return sure();
    }
    boolean isUnseen =
        isSilent(act, command) || (isQuiet(command) && scene.has(StagedInstall::replaces));
    if (isUnseen && !isOpen(command)) {
      return sure();
    }
    return isOpen(command) ? possible() : likely();
  }

  /// Whether nobody is to see that anything is installed.
  private static boolean isSilent(Act act, Command command) {
    return act.evidence().contains("DEVNULL") || command.has("/dev/null") || command.has("> nul");
  }

  private static boolean isQuiet(Command command) {
    return command.has(" -q") || command.has("--quiet");
  }

  /// Whether the package puts itself in the place of what programs speak to the network with.
  private static boolean replaces(Act act) {
    return Evasion.of(act) == Evasion.REPLACES
        && Signs.runsByItself(act)
        && !Signs.isAside(act)
        && (act.target().contains("requests.") || act.target().contains("urlopen"));
  }

  private static boolean isForeign(Command command) {
    boolean isElsewhere = command.has("--index-url") || command.has("--extra-index-url");
    return isElsewhere || command.has("git+") || command.has("://");
  }

  /// Whether what is installed is the package itself, a list that lies there, or not known.
  private static boolean isOpen(Command command) {
    return command.has("…")
        || command.has("{")
        || command.has(" -r ")
        || command.has("requirements")
        || command.has(" -e ")
        || command.text().endsWith(" .")
        || command.has("--upgrade pip")
        || command.has("-u pip");
  }

  private static String message(Act act) {
    return "it runs %s %s".formatted(Words.quoted(act.target(), "an installer"), Words.when(act));
  }
}
