package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.finding.Confidence;
import java.util.Optional;
import java.util.regex.Pattern;

/// How telling it is that a program is started without anybody asking for it.
final class Spawning {
  private static final String[] FETCHES = {
    "downloadstring",
    "downloadfile",
    "downloaddata",
    "invoke-webrequest",
    "invoke-restmethod",
    "start-bitstransfer",
    "net.webclient",
    "urlretrieve",
    "urlopen",
    "iwr ",
    "irm ",
    "curl ",
    "wget ",
    "certutil -urlcache",
    "bitsadmin /transfer",
    "requests.get"
  };
  private static final String[] RUNS = {
    "| sh",
    "|sh",
    "| bash",
    "|bash",
    "| python",
    "|python",
    "| iex",
    "|iex",
    "iex(",
    "iex (",
    "invoke-expression",
    "start-process",
    "&& sh ",
    "&& bash ",
    "&& python",
    "&& chmod",
    "; chmod",
    ";chmod",
    "&& ./",
    "; ./",
    "; sh ",
    "; bash ",
    "exec(",
    "$(curl",
    "`curl",
    "<(curl",
    "start "
  };
  private static final String[] WINDOWS = {"-windowstyle hidden", "-w hidden", "-win hidden"};
  private static final String[] ENCODES = {
    "-encodedcommand",
    " -enc ",
    " -e jab",
    "-ec ",
    "frombase64string",
    "base64 -d",
    "base64 --decode",
    "b64decode",
    "-executionpolicy bypass",
    "-ep bypass",
    "-exec bypass",
    "| rev",
    "xxd -r"
  };

  /// A property of an object of the system, asked for in the open.
  private static final Pattern QUESTION =
      Pattern.compile(
          " -(?:command|c) [\"'(]*get-(?:ciminstance|wmiobject) [\\w -]+\\)?(?:\\.\\w+)?[\"']*$");

  private Spawning() {}

  /// The grade of a command that runs by itself.
  static Optional<Confidence> grade(Command command) {
    if (command.isPieced() || command.isUnseen()) {
      return sure();
    }
    if (command.isUnknown() || command.asksVersion()) {
      return possible();
    }
    if (fetchesAndRuns(command) || hidesItself(command)) {
      return sure();
    }
    if (isOfTemporary(command) || command.isForeignProgram()) {
      return sure();
    }
    boolean hasUrl = command.has("://");
    return switch (command.kind()) {
      case BUILDER -> no();
      case DESKTOP, MINER -> sure();
      case FETCHER -> hasUrl || !command.has("…") ? sure() : likely();
      case LIVING_OFF_THE_LAND -> hasUrl ? sure() : likely();
      case SHELL -> hasUrl ? sure() : possible();
      case PYTHON -> hasUrl || command.has(" -c ") ? likely() : possible();
      case RUNTIME -> possible();
      case OTHER -> isOfArtifact(command) && !hasUrl ? possible() : likely();
    };
  }

  /// Whether what is run lies where only what was brought in lies.
  private static boolean isOfTemporary(Command command) {
    String text = command.text();
    String first = text.length() > 120 ? text.substring(0, 120) : text;
    boolean isThere =
        first.contains("/tmp/")
            || first.contains("temp%")
            || first.contains("$temp")
            || first.contains("appdata")
            || first.contains("{temp}");
    return isThere && command.kind() != Programs.Kind.BUILDER;
  }

  /// Whether the program is a script that may come with the package, as those of builds do.
  private static boolean isOfArtifact(Command command) {
    return command.text().startsWith("./")
        || command.text().startsWith("…")
        || command.program().contains("…")
        || command.program().endsWith(".py")
        || command.program().endsWith(".sh")
        || command.program().contains("config");
  }

  /// Whether it brings something over the network.
  static boolean fetches(Command command) {
    return hasAny(command, FETCHES) || command.has("http");
  }

  /// Whether it brings something over the network and runs it.
  static boolean fetchesAndRuns(Command command) {
    return hasAny(command, FETCHES) && hasAny(command, RUNS);
  }

  /// Whether it keeps its text or its window from being seen.
  static boolean hidesItself(Command command) {
    return hidesText(command)
        || (command.kind() == Programs.Kind.SHELL && hasAny(command, WINDOWS));
  }

  /// Whether it keeps its text from being read, and not only its window from being seen.
  static boolean hidesText(Command command) {
    return command.kind() == Programs.Kind.SHELL && hasAny(command, ENCODES);
  }

  /// Whether all that a shell is told, in words that anybody can read, is to say what the system
  /// knows of the machine.
  static boolean asksSystem(Command command) {
    return command.kind() == Programs.Kind.SHELL && QUESTION.matcher(command.text()).find();
  }

  private static boolean hasAny(Command command, String[] parts) {
    for (String part : parts) {
      if (command.has(part)) {
        return true;
      }
    }
    return false;
  }
}
