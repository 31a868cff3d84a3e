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

/// Archives that readers dispute, and records that do not match what they record.
public final class ArchiveDifferential implements Detector {
  private static final Rule RULE =
      Rule.of("archive-differential", "two readers see two contents")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1027.009")
          .because(
              "An archive that one tool reads as harmless and another as harmful is made to"
                  + " pass the one and reach the other.")
          .remedy("do not install it; ask the publisher for a clean build");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ArchiveDifferential::grade, ArchiveDifferential::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    return switch (Evasion.of(act)) {
      case DISPUTED_ARCHIVE -> Signs.isAside(act) ? possible() : likely();
      case WRONG_RECORD, WRONG_METADATA -> possible();
      case OFF_SCREEN,
          LOOK_ALIKE,
          DIRECTION,
          OBFUSCATOR,
          NOISE,
          LONG_LINE,
          PACKED,
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

  private static String message(Act act) {
    return "two readers see two contents: " + Words.quoted(act.target(), "the archive");
  }
}
