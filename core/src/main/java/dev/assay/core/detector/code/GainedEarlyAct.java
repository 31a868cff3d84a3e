package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
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

/// Acts of a build, an installation or an interpreter's start that the earlier release had not.
public final class GainedEarlyAct implements Detector {
  private static final Rule RULE =
      Rule.of("gained-early-act", "an upgrade gains what happens before anybody imports it")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because(
              "Releases that were stolen act while they are installed or whenever an "
                  + "interpreter starts; real upgrades hardly ever begin to.")
          .remedy(
              "read what changed between the two releases before anything runs it; stay on "
                  + "the earlier one until then");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Gains.findings(facts, RULE, GainedEarlyAct::grade, GainedEarlyAct::message);
  }

  private static Optional<Confidence> grade(Gained gained) {
    Act act = gained.act();
    return Signs.runsEarly(act) && Gains.isHarmful(act) ? likely() : no();
  }

  private static String message(Act act) {
    return "the upgrade %s %s".formatted(Words.does(act), Words.when(act));
  }
}
