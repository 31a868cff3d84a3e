package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Gained;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decoded or fetched code that an upgrade begins to run, and code out of sight.
public final class GainedHiddenAct implements Detector {
  private static final Rule RULE =
      Rule.of("gained-hidden-act", "an upgrade gains what is hidden, or runs what it fetches")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1027")
          .because(
              "An upgrade that begins to decode and execute, or to run what came over the "
                  + "network, has something to hide.")
          .remedy(
              "read what changed between the two releases before anything runs it; stay on "
                  + "the earlier one until then");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Gains.findings(facts, RULE, GainedHiddenAct::grade, GainedHiddenAct::message);
  }

  private static Optional<Confidence> grade(Gained gained) {
    Act act = gained.act();
    if (Signs.isAside(act)) {
      return no();
    }
    boolean isBrought =
        act.carries().contains(Label.DECODED) || act.carries().contains(Label.REMOTE);
    return switch (act.kind()) {
      case EXECUTES_TEXT ->
          isBrought || Signs.isHidden(act) ? Signs.runsByItself(act) ? sure() : likely() : no();
      case SPAWNS ->
          Signs.isHidden(act) || (isBrought && Signs.runsByItself(act))
              ? likely()
              : isBrought ? possible() : no();
      case SENDS, RECEIVES, RESOLVES, PERSISTS, LISTENS, DESTROYS, READS_PROCESS ->
          Signs.isHidden(act) ? likely() : no();
      case EVADES -> isForm(Evasion.of(act)) ? likely() : no();
      case READS_SECRET, READS_FILE, WRITES_FILE, DECODES, LOADS_NATIVE, UNKNOWN -> no();
    };
  }

  private static boolean isForm(Evasion evasion) {
    return switch (evasion) {
      case OFF_SCREEN, LOOK_ALIKE, DIRECTION, OBFUSCATOR, NOISE, LONG_LINE, PACKED, DEFENCE -> true;
      case DISPUTED_ARCHIVE,
          WRONG_RECORD,
          WRONG_METADATA,
          LOOKS_FOR_ANALYSIS,
          HIDDEN_WINDOW,
          ORDERS_TO_ASSISTANTS,
          REPLACES,
          HIDDEN_FILE,
          OTHER,
          NONE ->
          false;
    };
  }

  private static String message(Act act) {
    return "the upgrade %s %s".formatted(Words.does(act), Words.when(act));
  }
}
