package dev.assay.report.html;

import dev.assay.core.dossier.Dossier;
import dev.assay.core.verdict.Verdict;

/// The words for a verdict.
final class Words {
  private Words() {}

  static boolean admits(Verdict verdict) {
    return verdict == Verdict.ADMIT;
  }

  /// What became of a dependency.
  static String of(Dossier dossier) {
    return switch (dossier.verdict()) {
      case DENY -> "denied";
      case HOLD -> "held";
      case ADMIT -> dossier.decisions().isEmpty() ? "nothing found" : "admitted";
    };
  }
}
