package dev.assay.report.html;

import java.util.Locale;

/// Numbers as people read them.
final class Counted {
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  private Counted() {}

  /// `2,000`.
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// `1 dependency`, `2 dependencies`.
  static String of(long count, String noun) {
    return number(count) + " " + plural(count, noun);
  }

  static String plural(long count, String noun) {
    if (count == 1) {
      return noun;
    }
    return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
  }

  /// A span of days in the unit that tells it best.
  static String days(long days) {
    if (days < 2 * DAYS_OF_MONTH) {
      return of(days, "day");
    }
    return days < 2 * DAYS_OF_YEAR
        ? of(days / DAYS_OF_MONTH, "month")
        : of(days / DAYS_OF_YEAR, "year");
  }

  /// A share of 0.0 to 1.0 as a percentage.
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
