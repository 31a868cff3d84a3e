package dev.assay.report.text;

import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import dev.assay.report.view.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The cells of a row, and the line beneath it.
final class RowCells {
  static final List<String> HEADS =
      List.of("", "package", "known as", "severity", "exploited", "epss", "fixed in");

  /// The first column that means nothing without its head.
  static final int EXPLAINED_FROM = 4;

  static final String NOTHING = "-";

  private static final int MOST_PLACES = 3;

  private RowCells() {}

  static List<Piece> of(Row row) {
    AdvisoryFamily family = row.family();
    return List.of(
        new Piece(row.standing().label(), Style.of(row.standing())),
        new Piece(row.release(), Style.BOLD),
        Piece.of(row.knownAs()),
        new Piece(Phrases.rating(family), style(family)),
        exploited(family),
        Piece.of(Phrases.epss(family)),
        Piece.of(family.malware() ? NOTHING : Phrases.fixes(family)));
  }

  private static Style style(AdvisoryFamily family) {
    if (family.malware()) {
      return Style.RED;
    }
    return switch (family.severity()) {
      case CRITICAL, HIGH -> Style.RED;
      case MEDIUM, UNKNOWN -> Style.YELLOW;
      case LOW, NONE -> Style.PLAIN;
    };
  }

  private static Piece exploited(AdvisoryFamily family) {
    return family
        .exploitedSince()
        .map(LocalDate::toString)
        .map(day -> new Piece(day, Style.RED))
        .orElseGet(() -> Piece.of(NOTHING));
  }

  /// Where it stands, how the project comes to it, its other ids, who lets it pass, and what to do
  /// where no upgrade helps.
  static String detail(Row row) {
    List<String> parts = new ArrayList<>();
    parts.add(places(row));
    parts.add(Phrases.reach(row.dossier()));
    parts.add(row.otherIds().isEmpty() ? "" : "also " + String.join(", ", row.otherIds()));
    row.decision()
        .filter(decision -> decision.allowance().isPresent())
        .ifPresent(decision -> parts.add(decision.reason()));
    row.decision()
        .filter(_ -> row.family().malware())
        .ifPresent(decision -> parts.add(decision.finding().remedy()));
    parts.removeIf(String::isEmpty);
    return String.join("; ", parts);
  }

  private static String places(Row row) {
    String shown =
        row.places().stream()
            .limit(MOST_PLACES)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    int more = row.places().size() - MOST_PLACES;
    return more > 0 ? shown + " and " + Phrases.count(more, "place", "places") + " more" : shown;
  }
}
