package dev.assay.report.html;

import dev.assay.report.view.Phrases;

/// Spans of time as people say them.
final class Age {
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  private Age() {}

  /// Days in the unit that tells them best.
  static String of(long days) {
    if (days < 2 * DAYS_OF_MONTH) {
      return Phrases.count(days, "day", "days");
    }
    return days < 2 * DAYS_OF_YEAR
        ? Phrases.count(days / DAYS_OF_MONTH, "month", "months")
        : Phrases.count(days / DAYS_OF_YEAR, "year", "years");
  }
}
