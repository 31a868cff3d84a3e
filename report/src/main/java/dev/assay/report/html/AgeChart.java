package dev.assay.report.html;

import dev.assay.core.fact.Severity;
import dev.assay.report.view.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// For how long the known vulnerabilities have been public, as columns of a histogram that are
/// divided by severity; lengths in units of the drawing.
///
/// @param width of the drawing
/// @param sentence what the eye should take from it
/// @param description the same numbers for those who cannot see it
record AgeChart(List<Column> columns, int width, String sentence, String description) {
  private static final int BASE = 132;
  private static final int TALLEST = 108;
  private static final int PITCH = 51;

  /// Days below which each column ends, and what is written beneath it.
  private enum Bucket {
    MONTH("< 1 month", 30),
    QUARTER("< 3 months", 91),
    YEAR("< 1 year", 365),
    TWO_YEARS("< 2 years", 730),
    FIVE_YEARS("< 5 years", 1826),
    OLDER("older", Long.MAX_VALUE),
    UNDATED("no date", -1);

    private final String label;
    private final long end;

    Bucket(String label, long end) {
      this.label = label;
      this.end = end;
    }

    static Bucket of(Vulnerability row) {
      if (row.age().isEmpty()) {
        return UNDATED;
      }
      for (Bucket bucket : values()) {
        if (row.age().getAsLong() < bucket.end) {
          return bucket;
        }
      }
      return OLDER;
    }
  }

  /// One column: its left edge, the middle of its text, and where the number above it stands.
  record Column(
      String label, String unit, int count, int x, int middle, int top, List<Part> parts) {}

  /// The part of a column that one severity takes.
  record Part(String tone, String y, String height) {}

  static AgeChart of(List<Vulnerability> rows) {
    Map<Bucket, List<Vulnerability>> sorted = new EnumMap<>(Bucket.class);
    for (Vulnerability row : rows) {
      sorted.computeIfAbsent(Bucket.of(row), _ -> new ArrayList<>()).add(row);
    }
    int most = sorted.values().stream().mapToInt(List::size).max().orElse(1);
    List<Column> columns = new ArrayList<>();
    for (Bucket bucket : Bucket.values()) {
      List<Vulnerability> members = sorted.getOrDefault(bucket, List.of());
      if (bucket != Bucket.UNDATED || !members.isEmpty()) {
        int x = columns.size() * PITCH + 4;
        columns.add(column(bucket, members, x, (double) TALLEST / most));
      }
    }
    return new AgeChart(
        List.copyOf(columns), columns.size() * PITCH, sentence(rows), description(columns));
  }

  private static Column column(Bucket bucket, List<Vulnerability> members, int x, double unit) {
    List<Part> parts = new ArrayList<>();
    double y = BASE;
    for (Severity severity : SeverityChart.ORDER) {
      String tone = Phrases.severity(severity);
      double height = unit * members.stream().filter(row -> row.tone().equals(tone)).count();
      if (height > 0) {
        y -= height;
        parts.add(new Part(tone, decimal(y), decimal(height)));
      }
    }
    String[] words = bucket.label.split(" (?=[a-z]+$)", 2);
    return new Column(
        words[0],
        words.length > 1 ? words[1] : "",
        members.size(),
        x,
        x + (PITCH - 8) / 2,
        (int) y - 6,
        List.copyOf(parts));
  }

  private static String sentence(List<Vulnerability> rows) {
    List<Vulnerability> dated =
        rows.stream()
            .filter(row -> row.age().isPresent())
            .sorted(Comparator.comparingLong(row -> row.age().orElseThrow()))
            .toList();
    if (dated.isEmpty()) {
      return "No advisory tells when it was published.";
    }
    Vulnerability median = dated.get(dated.size() / 2);
    Vulnerability oldest = dated.getLast();
    String known =
        "The oldest, %s in %s, has been public for %s."
            .formatted(oldest.ids().getFirst().text(), oldest.name(), oldest.publicFor());
    return dated.size() < 3
        ? known
        : "Half have been public for %s or more. ".formatted(median.publicFor()) + known;
  }

  private static String description(List<Column> columns) {
    return columns.stream()
        .map(column -> "%s %s: %d".formatted(column.label(), column.unit(), column.count()))
        .collect(Collectors.joining("; "));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
