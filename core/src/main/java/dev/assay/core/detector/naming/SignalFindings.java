package dev.assay.core.detector.naming;

import dev.assay.core.fact.Facts;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes findings of the name signals of one kind.
final class SignalFindings {
  private SignalFindings() {}

  static Stream<Finding> of(
      Facts facts, NameSignal.Kind kind, Rule rule, Function<NameSignal, String> message) {
    return facts
        .of(NameSignal.class)
        .filter(signal -> signal.kind() == kind)
        .map(
            signal ->
                rule.at(signal.location(), message.apply(signal))
                    .withEvidence(signal.how())
                    .withConfidence(confidence(signal))
                    .about(signal.dependency()));
  }

  /// The same for names that resemble another one: the more popular that one, the worse.
  static Stream<Finding> ofResembling(Facts facts, NameSignal.Kind kind, Rule rule) {
    return of(
            facts,
            kind,
            rule,
            signal ->
                "`%s` is not among the popular names and resembles `%s`%s: %s"
                    .formatted(
                        signal.dependency().name(), target(signal), rank(signal), signal.how()))
        .map(
            finding ->
                finding.confidence() == Confidence.LOW
                    ? finding.withSeverity(Severity.LOW)
                    : finding);
  }

  /// The same where the signal is one of fact, not of resemblance.
  static Finding likely(Finding finding) {
    return finding.withConfidence(Confidence.MEDIUM);
  }

  static String target(NameSignal signal) {
    return signal.target().orElse("another");
  }

  static String rank(NameSignal signal) {
    return signal.targetRank().isPresent()
        ? " (rank %d by downloads)".formatted(signal.targetRank().getAsInt())
        : "";
  }

  private static Confidence confidence(NameSignal signal) {
    return switch (Tier.of(signal.targetRank().orElse(Integer.MAX_VALUE))) {
      case FIRST -> Confidence.HIGH;
      case SECOND -> Confidence.MEDIUM;
      case THIRD, NONE -> Confidence.LOW;
    };
  }
}
