package dev.assay.report.html;

import dev.assay.core.dossier.Dossier;
import dev.assay.core.verdict.Decision;
import dev.assay.report.view.Standing;
import java.util.Optional;

/// How one thing stands, in a word, and the class that colours it.
///
/// @param why the reason where the word alone does not tell it, possibly empty
record Stamp(String word, String tone, String why) {
  static Stamp of(Optional<Decision> decision) {
    return decision.map(Stamp::of).orElseGet(() -> of(Standing.OFF, ""));
  }

  static Stamp of(Decision decision) {
    Standing standing = Standing.of(decision);
    return of(standing, standing == Standing.ALLOWED ? Shown.text(decision.reason()) : "");
  }

  /// The worst that stands against a dependency.
  static Stamp of(Dossier dossier) {
    return dossier.decisions().stream()
        .map(Standing::of)
        .min(Standing::compareTo)
        .map(standing -> of(standing, ""))
        .orElse(new Stamp("nothing found", "clear", ""));
  }

  private static Stamp of(Standing standing, String why) {
    String word =
        switch (standing) {
          case DENIED -> "denied";
          case HELD -> "held";
          case WARNED -> "warned";
          case ALLOWED -> "allowed";
          case OFF -> "switched off";
        };
    return new Stamp(word, standing.label(), why);
  }
}
