package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;

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

/// The form of a known obfuscator, or names that mean nothing throughout.
public final class ObfuscatedForm implements Detector {
  private static final Rule RULE =
      Rule.of("obfuscated-form", "it is written so that nobody can read it")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1027.010")
          .because(
              "What cannot be read cannot be trusted. Tools that protect code from being "
                  + "read are rare in open packages and common in attacks.")
          .remedy("ask for the source; do not run it where it can reach anything");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ObfuscatedForm::grade, ObfuscatedForm::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (Signs.isAside(act)) {
      return no();
    }
    return switch (Evasion.of(act)) {
      case OBFUSCATOR -> likely();
      case NOISE -> scene.hasBeside(act, ObfuscatedForm::isOfUse) ? likely() : possible();
      case OFF_SCREEN,
          LOOK_ALIKE,
          DIRECTION,
          LONG_LINE,
          PACKED,
          DISPUTED_ARCHIVE,
          WRONG_RECORD,
          WRONG_METADATA,
          LOOKS_FOR_ANALYSIS,
          HIDDEN_WINDOW,
          ORDERS_TO_ASSISTANTS,
          REPLACES,
          HIDDEN_FILE,
          DEFENCE,
          OTHER,
          NONE ->
          no();
    };
  }

  /// Whether what nobody can read does something that somebody would want to hide.
  private static boolean isOfUse(Act act) {
    return act.kind() == Act.Kind.EXECUTES_TEXT
        || act.kind() == Act.Kind.DECODES
        || (act.kind() == Act.Kind.READS_SECRET && Signs.carriesAny(act, Signs.SECRETS))
        || (act.kind() == Act.Kind.SENDS && Destination.of(act.target()).isForeign());
  }

  private static String message(Act act) {
    return "it is written not to be read: " + Words.quoted(act.target(), "its form");
  }
}
