package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

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

/// Releases, pushes and workflows that a package makes without being asked.
public final class SelfPropagation implements Detector {
  private static final Rule RULE =
      Rule.of("self-propagation", "it spreads by publishing in the name of its victim")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1195.001")
          .because("A worm publishes itself with the keys of whoever installed it.")
          .remedy(
              "revoke the tokens of each index, code host and build service at once, and "
                  + "look for releases that nobody made");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, SelfPropagation::grade, SelfPropagation::message);
  }

  private static final String WORKFLOWS = ".github/workflows";

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (Signs.isAside(act)) {
      return no();
    }
    boolean publishes = act.kind() == Act.Kind.SPAWNS && Command.of(act.target()).publishes();
    if (publishes && act.location().file().endsWith("setup.py") && !Signs.isHidden(act)) {
      // Authors used to publish by `setup.py publish`, behind a look at the arguments.
      return possible();
    }
    if (publishes) {
      return Signs.runsByItself(act) || Signs.isHidden(act) ? sure() : no();
    }
    boolean adds =
        act.kind() == Act.Kind.WRITES_FILE || act.kind() == Act.Kind.PERSISTS || Signs.goesOut(act);
    boolean isWorkflow = adds && act.target().contains(WORKFLOWS);
    boolean pushes = act.kind() == Act.Kind.SPAWNS && Command.of(act.target()).has("git push");
    if (!isWorkflow && !pushes) {
      return no();
    }
    if (Signs.isHidden(act) || (isWorkflow && Signs.goesOut(act) && Signs.runsByItself(act))) {
      return sure();
    }
    return Signs.runsByItself(act) ? likely() : no();
  }

  private static String message(Act act) {
    return "it spreads by %s %s"
        .formatted(Words.quoted(act.target(), "a release"), Words.when(act));
  }
}
