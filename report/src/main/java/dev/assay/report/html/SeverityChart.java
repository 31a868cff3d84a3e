package dev.assay.report.html;

import dev.assay.core.fact.Severity;
import dev.assay.report.view.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many vulnerabilities there are of each severity; malware counts as critical.
///
/// @param bars worst first; the longest is 100 wide
record SeverityChart(List<Bar> bars) {
  /// Worst first; unknown last, apart from the scale.
  static final List<Severity> ORDER =
      List.of(
          Severity.CRITICAL,
          Severity.HIGH,
          Severity.MEDIUM,
          Severity.LOW,
          Severity.NONE,
          Severity.UNKNOWN);

  record Bar(String label, long count, String width) {}

  static SeverityChart of(List<Vulnerability> rows) {
    long[] counts = new long[ORDER.size()];
    long most = 1;
    for (int i = 0; i < counts.length; i++) {
      String tone = Phrases.severity(ORDER.get(i));
      counts[i] = rows.stream().filter(row -> row.tone().equals(tone)).count();
      most = Math.max(most, counts[i]);
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 || ORDER.get(i) != Severity.NONE) {
        String width = String.format(Locale.ROOT, "%.1f", 100.0 * counts[i] / most);
        bars.add(new Bar(Phrases.severity(ORDER.get(i)), counts[i], width));
      }
    }
    return new SeverityChart(List.copyOf(bars));
  }
}
