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

/// What is left when the budget ends, or when a form cannot be read.
public final class UnknownRemainder implements Detector {
  private static final Rule RULE =
      Rule.of("unknown-remainder", "a part could not be looked at")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .because(
              "Unknown is not safe: what could not be read may be what the rest is there to"
                  + " hide.")
          .remedy("read the part yourself, or run it where it can reach nothing");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, UnknownRemainder::grade, UnknownRemainder::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.UNKNOWN || Signs.isAside(act)) {
      return no();
    }
    boolean isBudget = act.target().startsWith("the rest");
    boolean isCode = act.location().file().endsWith(".py") && !isBudget;
    return Signs.runsByItself(act) || isCode ? likely() : possible();
  }

  private static String message(Act act) {
    return "this could not be looked at: " + Words.quoted(act.target(), "unknown");
  }
}
