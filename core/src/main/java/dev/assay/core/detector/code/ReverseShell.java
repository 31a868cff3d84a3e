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

/// A shell whose input comes from a connection.
public final class ReverseShell implements Detector {
  private static final Rule RULE =
      Rule.of("reverse-shell", "a shell is given to whoever waits at the other end")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1059.004")
          .because("A shell on a socket is full control of the machine.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ReverseShell::grade, ReverseShell::message);
  }

  private static final String[] WORDS = {
    "/dev/tcp/",
    "/dev/udp/",
    "nc -e",
    "nc -c",
    "ncat -e",
    "-e /bin/sh",
    "-e /bin/bash",
    "-e cmd",
    "net.sockets.tcpclient",
    "bash -i >",
    "sh -i >",
    "sh -i 2>",
    "mkfifo /tmp"
  };

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.SPAWNS) {
      return no();
    }
    Command command = Command.of(act.target());
    boolean tells = isShellOnSocket(command);
    if (command.unpacks()) {
      return no();
    }
    if (!tells && (command.kind() != Programs.Kind.SHELL || !hasConnection(act, scene))) {
      return no();
    }
    if (Signs.isAside(act)) {
      return possible();
    }
    if (Signs.runsByItself(act) || Signs.isHidden(act)) {
      return sure();
    }
    boolean isNamed =
        tells ? !command.has("…") : scene.hasBeside(act, ReverseShell::connectsToNamed);
    return isNamed ? sure() : likely();
  }

  /// Whether a port is only tried: something is echoed to it, and nothing reads from it.
  private static boolean onlyProbes(Command command) {
    boolean isEcho = command.has("echo > /dev/tcp/") || command.has("echo >/dev/tcp/");
    boolean isRead = command.has(" -i") || command.has("<&") || command.has("0>&");
    return isEcho && !isRead && !command.has("<>") && !command.has("< /dev/tcp");
  }

  private static boolean isShellOnSocket(Command command) {
    for (String word : WORDS) {
      if (command.has(word)) {
        return !word.startsWith("/dev/") || !onlyProbes(command);
      }
    }
    return false;
  }

  /// Whether it is a connection to a place that the code names, whichever it is.
  private static boolean connectsToNamed(Act act) {
    boolean isOut = act.kind() == Act.Kind.SENDS || act.kind() == Act.Kind.RECEIVES;
    return isOut
        && RemoteControl.connects(act)
        && Destination.of(act.target()).kind() != Destination.Kind.UNKNOWN;
  }

  private static boolean hasConnection(Act act, Scene scene) {
    return act.carries().contains(Label.REMOTE) && scene.hasBeside(act, RemoteControl::connects);
  }

  private static String message(Act act) {
    return "a shell is tied to a connection %s: %s"
        .formatted(Words.when(act), Words.quoted(act.target(), "its command is computed"));
  }
}
