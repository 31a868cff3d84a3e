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

/// Commands that come over a connection and are run.
public final class RemoteControl implements Detector {
  private static final Rule RULE =
      Rule.of("remote-control", "commands from the network are run")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1219")
          .because("Whoever answers the request decides what this machine does.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  /// What keeps a program from those who sit before the machine, or may do so where the code that
  /// starts it was cut.
  private static final String[] UNSEEN = {
    "PIPE", "DEVNULL", "output", "creationflags", "startupinfo", "start_new_session", "…"
  };

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, RemoteControl::grade, RemoteControl::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.SPAWNS || Signs.isAside(act)) {
      return no();
    }
    boolean isWhole = isWhole(act.target());
    if (!act.carries().contains(Label.REMOTE)) {
      return isWhole && scene.hasBeside(act, RemoteControl::asksBot) ? likely() : no();
    }
    if (Signs.runsByItself(act) || Signs.isHidden(act)) {
      return sure();
    }
    if (!isOpenEnded(Command.of(act.target())) || OwnProgram.isStarted(act)) {
      return possible();
    }
    if (isWhole && isForShell(act)) {
      return sure();
    }
    if (asksStranger(act, scene)) {
      return Signs.isQuiet(act) ? sure() : likely();
    }
    return isWhole && !isSeen(act, scene) ? likely() : possible();
  }

  /// Whether all of a command comes from elsewhere, or all that a shell is told.
  private static boolean isWhole(String command) {
    return command
        .strip()
        .replaceFirst("^(/bin/)?(ba|da|z)?sh -l?c |^cmd(.exe)? /c ", "")
        .equals("…");
  }

  /// Whether a stranger is asked beside; nobody is one who hands out, from the account that the
  /// caller or the package itself names, a program that is kept among the user's own.
  private static boolean asksStranger(Act act, Scene scene) {
    boolean isKept = OwnProgram.isKept(act) && !Signs.isQuiet(act);
    return scene.hasBeside(
        act, isKept ? RemoteControl::connectsToOther : RemoteControl::connectsToForeign);
  }

  /// Whether whoever called for it sees it run: nothing takes what it prints or hides its window,
  /// and nothing beside it could answer anybody.
  private static boolean isSeen(Act act, Scene scene) {
    return !Signs.isQuiet(act)
        && Stream.of(UNSEEN).noneMatch(act.evidence()::contains)
        && !scene.hasBeside(act, RemoteControl::speaks);
  }

  /// Whether what comes in decides what is run, and is not one argument of a tool.
  private static boolean isOpenEnded(Command command) {
    boolean isNamed = command.isTool() || command.hasPlainOptions() || command.installsVersion();
    if (isNamed || command.asksVersion() || command.unpacks()) {
      return false;
    }
    return switch (command.kind()) {
      case SHELL, RUNTIME, PYTHON -> true;
      case OTHER -> command.has("…") || command.has("{");
      case BUILDER, FETCHER, LIVING_OFF_THE_LAND, DESKTOP, MINER -> command.isUnknown();
    };
  }

  /// Whether a shell reads the command, as the code that starts it tells.
  private static boolean isForShell(Act act) {
    String evidence = act.evidence();
    return evidence.contains("shell=True")
        || evidence.contains("os.system(")
        || evidence.contains("popen(")
        || evidence.contains("\"-c\"")
        || evidence.contains("create_subprocess_shell(")
        || evidence.contains("getoutput(");
  }

  /// Whether an act asks a bot's service for what its owner writes.
  private static boolean asksBot(Act act) {
    boolean isNetwork = act.kind() == Act.Kind.SENDS || act.kind() == Act.Kind.RECEIVES;
    return isNetwork && act.target().contains("api.telegram.org/bot");
  }

  /// Whether an act is a connection that bytes go through, not a request.
  static boolean connects(Act act) {
    boolean isNetwork =
        act.kind() == Act.Kind.SENDS
            || act.kind() == Act.Kind.RECEIVES
            || act.kind() == Act.Kind.LISTENS;
    return isNetwork && act.target().indexOf("://") < 0;
  }

  static boolean connectsToForeign(Act act) {
    boolean isNetwork = act.kind() == Act.Kind.SENDS || act.kind() == Act.Kind.RECEIVES;
    return isNetwork && Destination.of(act.target()).isForeign();
  }

  private static boolean connectsToOther(Act act) {
    return connectsToForeign(act) && !OwnProgram.isAccount(act);
  }

  private static boolean speaks(Act act) {
    return Signs.goesOut(act) || act.kind() == Act.Kind.RECEIVES || act.kind() == Act.Kind.LISTENS;
  }

  private static String message(Act act) {
    return "a command from the network is run " + Words.when(act);
  }
}
