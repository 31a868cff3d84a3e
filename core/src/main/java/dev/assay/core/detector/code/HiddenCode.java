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

/// Code off the screen, names that look alike, and text whose order on the screen lies.
public final class HiddenCode implements Detector {
  private static final Rule RULE =
      Rule.of("hidden-code", "code is kept out of sight")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1027")
          .because(
              "Code that is pushed off the screen, or reads as something else than it is, "
                  + "is there to deceive whoever reads it.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, HiddenCode::grade, HiddenCode::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    return switch (Evasion.of(act)) {
      case OFF_SCREEN, LONG_LINE -> Signs.isAside(act) ? likely() : sure();
      case PACKED -> ofPacked(act, scene);
      case OBFUSCATOR, NOISE -> isOfInstaller(act) ? sure() : no();
      case LOOK_ALIKE -> Signs.isAside(act) ? possible() : sure();
      case DIRECTION -> isAmidActs(act, scene) ? likely() : possible();
      case ORDERS_TO_ASSISTANTS -> likely();
      case DISPUTED_ARCHIVE,
          WRONG_RECORD,
          WRONG_METADATA,
          LOOKS_FOR_ANALYSIS,
          HIDDEN_WINDOW,
          REPLACES,
          HIDDEN_FILE,
          DEFENCE,
          OTHER,
          NONE ->
          no();
    };
  }

  /// Words of programs are shorter than this, words of what is encoded are longer.
  private static final int SHORT_WORDS = 16;

  private static Optional<Confidence> ofPacked(Act act, Scene scene) {
    if (isReadable(act.evidence())) {
      return no();
    }
    if (Signs.isAside(act)) {
      return possible();
    }
    boolean runs = scene.hasBeside(act, it -> it.kind() == Act.Kind.EXECUTES_TEXT);
    if (scene.hasBeside(act, HiddenCode::runsDecoded)
        || (runs && scene.hasBeside(act, HiddenCode::readsItself))) {
      return sure();
    }
    boolean unpacks = scene.hasBeside(act, HiddenCode::readsItself);
    return runs || unpacks ? likely() : possible();
  }

  /// Whether the file does something besides holding text: tables of characters do not.
  private static boolean isAmidActs(Act act, Scene scene) {
    return !Signs.isAside(act)
        && scene.hasBeside(
            act,
            it ->
                it.kind() == Act.Kind.SPAWNS
                    || it.kind() == Act.Kind.EXECUTES_TEXT
                    || Signs.goesOut(it));
  }

  /// Whether a literal holds words, as a program does that is only kept as text; pieces of one have
  /// none.
  private static boolean isReadable(String literal) {
    if (literal.startsWith("{") || literal.startsWith("[") || literal.startsWith("(")) {
      return false;
    }
    long blanks = literal.chars().filter(it -> it == ' ' || it == '\n').count();
    long letters = literal.chars().filter(Character::isLetter).count();
    return blanks * SHORT_WORDS > literal.length() && letters * 4 > literal.length();
  }

  private static boolean readsItself(Act act) {
    return act.kind() == Act.Kind.READS_FILE
        && act.carries().contains(Label.SOURCE_CODE)
        && Signs.runsByItself(act);
  }

  private static boolean isOfInstaller(Act act) {
    String file = act.location().file();
    return file.equals("setup.py") || file.endsWith("/setup.py");
  }

  private static boolean runsDecoded(Act act) {
    return act.kind() == Act.Kind.EXECUTES_TEXT && act.carries().contains(Label.DECODED);
  }

  private static String message(Act act) {
    return switch (Evasion.of(act)) {
      case OFF_SCREEN -> "code stands far to the right, off the screen";
      case LOOK_ALIKE -> "a name is written in letters that look like others";
      case LONG_LINE -> "one long line executes what it holds";
      case OBFUSCATOR, NOISE -> "the installer is written not to be read";
      case PACKED -> "a program is packed into a literal";
      case DIRECTION -> "the order on the screen is not the order in which the code runs";
      default -> "text gives orders to whoever reads it by machine";
    };
  }
}
