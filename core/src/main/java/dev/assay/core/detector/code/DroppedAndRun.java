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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A file that is written from the network or from decoded text, and then started, loaded or
/// executed.
public final class DroppedAndRun implements Detector {
  private static final Rule RULE =
      Rule.of("dropped-and-run", "a file is brought in and run")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1105")
          .because(
              "A program that is fetched or unpacked to be run was never part of what was "
                  + "reviewed.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, DroppedAndRun::grade, DroppedAndRun::message);
  }

  private static final Set<Label> BROUGHT = Set.of(Label.REMOTE, Label.DECODED);

  private static final int SHORTEST_NAME = 5;

  private static final String[] PROGRAMS = {
    ".exe", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".py", ".pyw", ".sh", ".msi", ".jar"
  };

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (Signs.isAside(act)) {
      return no();
    }
    if (!runs(act)) {
      return bringsProgram(act, scene) ? sure() : no();
    }
    boolean isBrought =
        act.kind() == Act.Kind.SPAWNS
            && !worksOnIt(Command.of(act.target()))
            && Signs.carriesAny(act, BROUGHT)
            && scene.hasBeside(act, DroppedAndRun::writesBrought);
    boolean isKnownFile = scene.hasPartner(act, DroppedAndRun::isWritten);
    if (!isBrought && !isKnownFile) {
      return isUnseenScript(act, scene) ? sure() : besideFetching(act, scene);
    }
    if (Signs.runsByItself(act) || Signs.isHidden(act)) {
      return sure();
    }
    if (Command.of(act.target()).asksVersion()) {
      return possible();
    }
    if (OwnProgram.isStarted(act) && !Signs.isQuiet(act)) {
      return possible();
    }
    boolean isNamed = scene.hasBeside(act, DroppedAndRun::fetchesFromStranger);
    boolean isOfVendor =
        !scene.hasBeside(act, DroppedAndRun::fetchesFromAnybody)
            || scene.hasPartner(act, DroppedAndRun::isSourceAtVendor);
    if (isNamed && isOfVendor && !isProgram(act)) {
      return likely();
    }
    if (isNamed) {
      return Signs.isQuiet(act) || isProgram(act) || isKnownFile ? sure() : likely();
    }
    boolean isLocal =
        isKnownFile
            && isProgram(act)
            && scene.hasBeside(act, DroppedAndRun::fetchesNear)
            && !scene.hasBeside(act, DroppedAndRun::fetchesFromUnknown);
    return isLocal || scene.hasBeside(act, RemoteExecution::fetchesFromNamed)
        ? likely()
        : possible();
  }

  /// Whether what was brought in is one argument of a tool.
  private static boolean worksOnIt(Command command) {
    return command.isTool() || command.unpacks();
  }

  /// Whether a file that is written to a temporary folder is started so that nobody sees it.
  private static boolean isUnseenScript(Act act, Scene scene) {
    Command command = Command.of(act.target());
    boolean isHidden = command.isUnseen() || command.program().equals("start");
    return act.kind() == Act.Kind.SPAWNS
        && isHidden
        && scene.hasPartner(act, DroppedAndRun::isWrittenAside);
  }

  private static boolean isWrittenAside(Act written, Act run) {
    String file = written.target().strip();
    boolean isAside = file.startsWith("%TEMP%") || file.startsWith("/tmp/");
    return written.kind() == Act.Kind.WRITES_FILE
        && isAside
        && Command.of(run.target()).has(file.toLowerCase(Locale.ROOT));
  }

  /// Whether a program for Windows is fetched by itself, whoever starts it later.
  private static boolean bringsProgram(Act act, Scene scene) {
    return writesBrought(act)
        && Signs.runsByItself(act)
        && isProgram(act.target().toLowerCase(Locale.ROOT))
        && !act.target().endsWith(".py")
        && !act.target().endsWith(".sh")
        && scene.hasBeside(act, RemoteExecution::fetchesFromNamed);
  }

  private static boolean isProgram(String path) {
    for (String ending : PROGRAMS) {
      if (path.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /// Where the file between was lost from sight: something is fetched, and something unknown is
  /// run.
  private static Optional<Confidence> besideFetching(Act act, Scene scene) {
    boolean isUnknown = act.kind() == Act.Kind.SPAWNS && Command.of(act.target()).isUnknown();
    if (!isUnknown || !Signs.runsByItself(act)) {
      return no();
    }
    boolean isNamed = scene.hasPartner(act, DroppedAndRun::fetchesThen);
    return isNamed ? Signs.runsEarly(act) ? sure() : likely() : no();
  }

  /// Whether it fetches from this machine or network, as those do who try out what they made.
  private static boolean fetchesNear(Act act) {
    return act.kind() == Act.Kind.RECEIVES
        && Destination.of(act.target()).kind() == Destination.Kind.LOCAL;
  }

  private static boolean fetchesFromUnknown(Act act) {
    return act.kind() == Act.Kind.RECEIVES
        && Destination.of(act.target()).kind() == Destination.Kind.UNKNOWN;
  }

  private static boolean fetchesThen(Act fetch, Act run) {
    return Signs.runsByItself(fetch) == Signs.runsByItself(run)
        && RemoteExecution.fetchesFromNamed(fetch);
  }

  /// Whether no vendor stands behind the place that something is fetched from.
  private static boolean fetchesFromAnybody(Act act) {
    return fetchesFromStranger(act) && !Destination.of(act.target()).isOfVendor();
  }

  /// Whether the file that is run has the name under which a vendor hands it out.
  private static boolean isSourceAtVendor(Act fetch, Act run) {
    String path = fetch.target().replaceFirst("[?#].*", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    return fetch.kind() == Act.Kind.RECEIVES
        && name.length() >= SHORTEST_NAME
        && run.target().contains(name)
        && Destination.of(fetch.target()).isOfVendor();
  }

  private static boolean fetchesFromStranger(Act act) {
    return RemoteExecution.fetchesFromNamed(act)
        && !Destination.of(act.target()).isServiceOf(act.location().file());
  }

  private static boolean isProgram(Act act) {
    String command = act.target().toLowerCase(Locale.ROOT);
    for (String ending : PROGRAMS) {
      if (command.contains(ending)) {
        return true;
      }
    }
    return command.contains("temp") || command.contains("/tmp/") || command.contains("appdata");
  }

  private static boolean runs(Act act) {
    return act.kind() == Act.Kind.SPAWNS
        || act.kind() == Act.Kind.LOADS_NATIVE
        || act.kind() == Act.Kind.EXECUTES_TEXT;
  }

  private static boolean writesBrought(Act act) {
    return act.kind() == Act.Kind.WRITES_FILE && Signs.carriesAny(act, BROUGHT);
  }

  /// Whether an act writes, from the network or from decoded text, what another runs.
  private static boolean isWritten(Act written, Act run) {
    String file = written.target().strip();
    if (!writesBrought(written) || file.length() <= 2) {
      return false;
    }
    return run.kind() == Act.Kind.SPAWNS
        ? Command.of(run.target()).runs(file)
        : run.target().contains(file);
  }

  private static String message(Act act) {
    if (!runs(act)) {
      return "a program is brought in %s: %s"
          .formatted(Words.when(act), Words.quoted(act.target(), "its name is computed"));
    }
    return "a file that was brought in is run %s: %s"
        .formatted(Words.when(act), Words.quoted(act.target(), "its name is computed"));
  }
}
