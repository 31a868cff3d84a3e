package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Entries in what starts by itself: systems, shells, editors, assistants, git hooks.
public final class Persistence implements Detector {
  private static final Rule RULE =
      Rule.of("persistence", "it makes sure that it is started again")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1547")
          .because(
              "A package is used when somebody imports it. What has itself started by the "
                  + "system, a shell, an editor or an assistant wants to be used always.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  private static final List<String> NEVER_INSTALLED =
      List.of(
          "authorized_keys",
          "sudoers",
          "programs/startup",
          "currentversion/run",
          "crontab",
          ".claude/",
          ".cursor/",
          ".vscode/tasks.json");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, Persistence::grade, Persistence::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.PERSISTS || Signs.isAside(act)) {
      return no();
    }
    if (Signs.isHidden(act)) {
      return sure();
    }
    if (Signs.runsByItself(act)) {
      boolean isInstalling = act.phase() == Phase.INSTALL || act.phase() == Phase.BUILD;
      return isInstalling && !isNeverInstalled(act.target()) ? likely() : sure();
    }
    boolean isBrought =
        act.carries().contains(Label.REMOTE) || act.carries().contains(Label.DECODED);
    if (isBrought && Signs.runsOnImport(act)) {
      return sure();
    }
    boolean isFetched =
        !isOfShell(act.target())
            && !act.evidence().startsWith("sudo ")
            && scene.hasBeside(act, RemoteExecution::fetchesFromNamed);
    boolean isOfSystem = isOfSystem(act, scene);
    if (isOfSystem && scene.hasBeside(act, Persistence::writesScript)) {
      return sure();
    }
    if (isFetchedForUser(act, scene)) {
      return sure();
    }
    boolean isLikely = isBrought || isFetched || isOfSystem || Signs.runsOnImport(act);
    return isLikely ? likely() : possible();
  }

  /// Whether what a stranger hands out is what one user's desktop starts with: installers of tools
  /// bring their own file.
  private static boolean isFetchedForUser(Act act, Scene scene) {
    String target = act.target().toLowerCase(Locale.ROOT);
    boolean isOfUser = target.contains("startup\\") || target.contains("currentversion\\run");
    return isOfUser
        && act.carries().contains(Label.REMOTE)
        && scene.hasBeside(act, RemoteExecution::fetchesFromNamed);
  }

  /// Whether no step of an installation has a reason to write there: who may log in, what a desktop
  /// starts, what an editor or an assistant runs.
  private static boolean isNeverInstalled(String target) {
    String path = target.toLowerCase(Locale.ROOT).replace('\\', '/');
    return NEVER_INSTALLED.stream().anyMatch(path::contains);
  }

  /// Whether a shell or a login reads it, as installers of tools write it for paths and keys.
  private static boolean isOfShell(String target) {
    return target.contains("rc")
        || target.contains("profile")
        || target.contains("authorized_keys")
        || target.contains("/etc/environment");
  }

  /// Whether it writes what the system's shells run, where only programs of one user lie.
  private static boolean writesScript(Act act) {
    String path = act.target().toLowerCase(Locale.ROOT);
    boolean isScript =
        path.endsWith(".bat")
            || path.endsWith(".cmd")
            || path.endsWith(".vbs")
            || path.endsWith(".ps1")
            || path.endsWith(".exe")
            || path.endsWith(".pyw");
    return act.kind() == Act.Kind.WRITES_FILE && isScript;
  }

  /// Whether the system starts it, and a file of its own is written beside it.
  private static boolean isOfSystem(Act act, Scene scene) {
    String target = act.target().toLowerCase(Locale.ROOT);
    boolean isStarter = target.contains("currentversion") || target.contains("startup");
    return isStarter && scene.hasBeside(act, it -> it.kind() == Act.Kind.WRITES_FILE);
  }

  private static String message(Act act) {
    return "it has itself started again by %s, %s"
        .formatted(Words.quoted(act.target(), "the system"), Words.when(act));
  }
}
