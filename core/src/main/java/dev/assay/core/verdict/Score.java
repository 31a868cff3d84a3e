package dev.assay.core.verdict;

import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import java.util.List;

/// How bad the findings are together, from 0.0 to 1.0: 0.9 or more where one is denied, from 0.5 to
/// 0.9 where one is held, less where all are only warned of.
public final class Score {
  private static final double WARNED_MOST = 0.49;
  private static final double HELD_LEAST = 0.5;
  private static final double HELD_MOST = 0.89;
  private static final double DENIED_LEAST = 0.9;

  private Score() {}

  /// The score, rounded to thousandths so that it reads and compares well.
  public static double of(List<Decision> decisions) {
    double clean = 1.0;
    Verdict verdict = Verdict.ADMIT;
    for (Decision decision : decisions) {
      if (decision.allowance().isEmpty()) {
        clean *= 1.0 - weight(decision.finding());
        verdict = verdict.and(decision.verdict());
      }
    }
    return Math.round(1000 * within(verdict, 1.0 - clean)) / 1000.0;
  }

  private static double within(Verdict verdict, double score) {
    return switch (verdict) {
      case ADMIT -> Math.min(score, WARNED_MOST);
      case HOLD -> Math.clamp(score, HELD_LEAST, HELD_MOST);
      case DENY -> Math.max(score, DENIED_LEAST);
    };
  }

  private static double weight(Finding finding) {
    double severity =
        switch (finding.severity()) {
          case CRITICAL -> 0.9;
          case HIGH -> 0.7;
          case MEDIUM, UNKNOWN -> 0.4;
          case LOW -> 0.2;
          case NONE -> 0.0;
        };
    return severity * weight(finding.confidence());
  }

  private static double weight(Confidence confidence) {
    return switch (confidence) {
      case HIGH -> 1.0;
      case MEDIUM -> 0.6;
      case LOW -> 0.2;
    };
  }
}
