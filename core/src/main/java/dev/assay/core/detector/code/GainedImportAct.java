package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;

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

/// Programs and requests that importing a module starts, and that the earlier release did not.
public final class GainedImportAct implements Detector {
  private static final Rule RULE =
      Rule.of("gained-import-act", "an upgrade gains what happens as soon as it is imported")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because("What runs on import runs in every program that uses the package.")
          .remedy(
              "read what changed between the two releases before anything runs it; stay on "
                  + "the earlier one until then");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Gains.findings(facts, RULE, GainedImportAct::grade, GainedImportAct::message);
  }

  private static Optional<Confidence> grade(Gained gained) {
    Act act = gained.act();
    boolean isImport = Signs.runsByItself(act) && !Signs.runsEarly(act);
    if (!isImport || Signs.isAside(act)) {
      return no();
    }
    return switch (act.kind()) {
      case SENDS, RECEIVES, RESOLVES -> Destination.of(act.target()).isForeign() ? likely() : no();
      case SPAWNS ->
          Spawning.grade(Command.of(act.target()))
              .map(it -> it == Confidence.LOW ? it : Confidence.MEDIUM);
      case PERSISTS, READS_PROCESS -> likely();
      case EXECUTES_TEXT, LOADS_NATIVE ->
          act.carries().contains(Label.DECODED) || act.carries().contains(Label.REMOTE)
              ? likely()
              : no();
      case READS_SECRET, READS_FILE, WRITES_FILE, LISTENS, DECODES, DESTROYS, EVADES, UNKNOWN ->
          no();
    };
  }

  private static String message(Act act) {
    return "the upgrade %s when it is imported".formatted(Words.does(act));
  }
}
