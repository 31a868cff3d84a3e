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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A port that is opened, and commands or text from it that are run.
public final class BackDoor implements Detector {
  private static final Rule RULE =
      Rule.of("back-door", "it waits for whoever connects and runs what they say")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1571")
          .because("An open port that runs commands is open to everybody.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  private static final Pattern BARE = Pattern.compile("exec\\((\\w+)\\)");

  private static final List<String> CODE =
      List.of(
          "code",
          "cmd",
          "command",
          "source",
          "src",
          "script",
          "stmt",
          "statement",
          "expr",
          "exec",
          "eval",
          "run",
          "python",
          "snippet",
          "cell",
          "line",
          "block",
          "program",
          "import",
          "module",
          "file",
          "load",
          "main");

  private static final int SHORTEST = 3;

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, BackDoor::grade, BackDoor::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (runsArgument(act)) {
      return likely();
    }
    if (act.kind() != Act.Kind.LISTENS || Signs.isAside(act)) {
      return no();
    }
    if (!scene.hasBeside(act, BackDoor::runsRemote)) {
      return no();
    }
    return Signs.runsByItself(act) || Signs.isHidden(act) ? sure() : possible();
  }

  /// Whether a function executes what it is handed and says nothing when that fails, though neither
  /// it nor what it is handed is named for code.
  private static boolean runsArgument(Act act) {
    Matcher bare = BARE.matcher(act.evidence());
    if (act.kind() != Act.Kind.EXECUTES_TEXT
        || act.reach() != Act.Reach.ON_CALL
        || Signs.isAside(act)
        || !Signs.isQuiet(act)
        || !bare.matches()) {
      return false;
    }
    boolean isCode = isForCode(bare.group(1));
    for (String phrase : act.trail()) {
      isCode |= phrase.startsWith("`") && isForCode(phrase.substring(0, phrase.indexOf('`', 1)));
    }
    return !isCode && act.trail().stream().anyMatch(it -> it.startsWith("`"));
  }

  private static boolean isForCode(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String word : CODE) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return lower.length() < SHORTEST;
  }

  private static boolean runsRemote(Act act) {
    boolean runs = act.kind() == Act.Kind.SPAWNS || act.kind() == Act.Kind.EXECUTES_TEXT;
    return runs && act.carries().contains(Label.REMOTE);
  }

  private static String message(Act act) {
    return act.kind() == Act.Kind.EXECUTES_TEXT
        ? "it executes what it is handed and says nothing when that fails"
        : "it listens at %s and runs what it is told"
            .formatted(Words.quoted(act.target(), "a port"));
  }
}
