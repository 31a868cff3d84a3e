package dev.assay.upstream;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Moments as indexes write them (PEP 700). Pages hold thousands in one form, which is read without
/// the formatter: that costs twenty times as much.
final class Moment {
  private static final String FORM = "dddd-dd-ddTdd:dd:dd";
  private static final int MOST_DIGITS = 9;

  private Moment() {}

  /// None when it is no moment.
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(isUsual(text) ? usual(text) : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// Seconds with or without a fraction, in UTC.
  private static boolean isUsual(String text) {
    int end = text.length() - 1;
    if (end < FORM.length() || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      if (form == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != form) {
        return false;
      }
    }
    return end == FORM.length() || isFraction(text, end);
  }

  private static boolean isFraction(String text, int end) {
    int digits = end - FORM.length() - 1;
    boolean fraction = text.charAt(FORM.length()) == '.' && digits > 0 && digits <= MOST_DIGITS;
    for (int i = FORM.length() + 1; fraction && i < end; i++) {
      fraction = isDigit(text.charAt(i));
    }
    return fraction;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Instant usual(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos(text))
        .toInstant(ZoneOffset.UTC);
  }

  private static int nanos(String text) {
    int nanos = 0;
    for (int i = FORM.length() + 1; i <= FORM.length() + MOST_DIGITS; i++) {
      nanos = 10 * nanos + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
