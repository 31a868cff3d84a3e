package dev.assay.core.detector.code;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Facts;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes findings of acts that are judged one by one, with a look at what stands beside them.
final class Graded {
  /// An artifact that does a thing a thousand times is told of it so many times.
  private static final int MOST = 20;

  private static final Comparator<Finding> SUREST_FIRST =
      Comparator.comparing(Finding::confidence)
          .reversed()
          .thenComparing(Finding::location)
          .thenComparing(Finding::message);

  private Graded() {}

  /// How sure one is that an act is what a rule looks for; empty where it is not.
  @FunctionalInterface
  interface Grade {
    Optional<Confidence> of(Act act, Scene scene);
  }

  /// The findings of a rule, surest first, each place and message once.
  static Stream<Finding> findings(
      Facts facts, Rule rule, Grade grade, Function<Act, String> message) {
    Scene scene = new Scene(facts);
    Set<String> seen = new HashSet<>();
    return facts
        .of(Act.class)
        .filter(act -> !Signs.isImported(act))
        .flatMap(
            act ->
                grade.of(act, scene).stream()
                    .map(confidence -> finding(rule, act, confidence, message.apply(act))))
        .sorted(SUREST_FIRST)
        .filter(finding -> seen.add(finding.location() + " " + finding.message()))
        .limit(MOST);
  }

  private static Finding finding(Rule rule, Act act, Confidence confidence, String message) {
    return rule.at(act.location(), message)
        .withConfidence(confidence)
        .withEvidence(act.evidence())
        .withTrail(act.trail());
  }

  static Optional<Confidence> sure() {
    return Optional.of(Confidence.HIGH);
  }

  static Optional<Confidence> likely() {
    return Optional.of(Confidence.MEDIUM);
  }

  static Optional<Confidence> possible() {
    return Optional.of(Confidence.LOW);
  }

  static Optional<Confidence> no() {
    return Optional.empty();
  }
}
