package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.no;

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

/// Pictures of screen or camera, or sound, that are sent to a host that the code names.
public final class ScreenSpying implements Detector {
  private static final Rule RULE =
      Rule.of("screen-spying", "pictures of the screen or the camera are sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1113")
          .because(
              "A picture of the screen shows whatever the user sees. Tools that take one "
                  + "give it to their caller.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ScreenSpying::grade, ScreenSpying::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    return act.carries().contains(Label.SCREEN) ? Exfiltration.grade(act) : no();
  }

  private static String message(Act act) {
    return "a picture of the screen is sent %s %s".formatted(Words.to(act), Words.when(act));
  }
}
