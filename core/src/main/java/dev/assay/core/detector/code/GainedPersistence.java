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

/// Ways to be started by others that an upgrade gains: by the system, a shell, an editor or an
/// assistant.
public final class GainedPersistence implements Detector {
  private static final Rule RULE =
      Rule.of("gained-persistence", "an upgrade gains a way to be started by others")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1547")
          .because(
              "Stolen releases settle where systems, shells, editors and assistants start them. "
                  + "A package that begins to ask for that should say so.")
          .remedy(
              "read what changed between the two releases before anything runs it; stay on "
                  + "the earlier one until then");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Gains.findings(facts, RULE, GainedPersistence::grade, GainedPersistence::message);
  }

  private static Optional<Confidence> grade(Gained gained) {
    Act act = gained.act();
    return act.kind() == Act.Kind.PERSISTS && !Signs.isAside(act) ? likely() : no();
  }

  private static String message(Act act) {
    return "the upgrade %s %s".formatted(Words.does(act), Words.when(act));
  }
}
