package dev.assay.index.console;

import dev.assay.core.verdict.Verdict;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The files of a project as a table.
final class Files {
  private Files() {}

  /// A file and how it stands.
  ///
  /// @param tone `admit`, `unjudged`, `hold` or `deny`
  /// @param word the same for people
  record Row(
      String file,
      String version,
      String sha256,
      Moment published,
      String size,
      boolean yanked,
      String tone,
      String word,
      List<Claim> claims) {
    /// Whether it is kept from those who ask for it.
    boolean refused() {
      return tone.equals("hold") || tone.equals("deny");
    }

    /// What stands in its way.
    List<Claim> against() {
      return claims.stream().filter(Claim::weighs).toList();
    }
  }

  static Row row(Listing.Entry entry, Instant now) {
    Instant since = entry.offer().uploaded().orElse(entry.offer().seen());
    return new Row(
        entry.file().name(),
        entry.version(),
        entry.file().sha256().orElse(""),
        Moment.of(since.toEpochMilli(), now),
        entry.file().size().isPresent() ? size(entry.file().size().getAsLong()) : "",
        entry.file().yanked().isPresent(),
        tone(entry.standing()),
        word(entry.standing()),
        claims(entry.standing()));
  }

  static String tone(Standing standing) {
    return switch (standing) {
      case Standing.Admitted _ -> "admit";
      case Standing.Unjudged _ -> "unjudged";
      case Standing.Refused(Verdict verdict, _) -> verdict == Verdict.DENY ? "deny" : "hold";
    };
  }

  static String word(Standing standing) {
    return switch (tone(standing)) {
      case "admit" -> "offered";
      case "unjudged" -> "judged when asked for";
      case "deny" -> "denied";
      default -> "held";
    };
  }

  private static List<Claim> claims(Standing standing) {
    return switch (standing) {
      case Standing.Admitted(var notes) -> Claim.of(notes);
      case Standing.Unjudged() -> List.of();
      case Standing.Refused(_, var reasons) -> Claim.of(reasons);
    };
  }

  static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
