package dev.assay.core.document;

import java.time.YearMonth;

/// The dates and times of TOML 1.0 (RFC 3339): an offset or local date-time, a date, or a time.
final class TomlDates {
  private static final int DATE_LENGTH = 10;

  private final String token;
  private int at;

  private TomlDates(String token) {
    this.token = token;
  }

  static boolean isDateOrTime(String token) {
    TomlDates dates = new TomlDates(token);
    return dates.looksLikeDate()
        ? dates.isDate() && (dates.atEnd() || dates.isRestOfDateTime())
        : dates.isTime() && dates.atEnd();
  }

  private boolean looksLikeDate() {
    return token.length() >= DATE_LENGTH && token.charAt(4) == '-';
  }

  private boolean isDate() {
    int year = number(4);
    int month = accept('-') ? number(2) : -1;
    int day = accept('-') ? number(2) : -1;
    return year >= 0
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private boolean isRestOfDateTime() {
    boolean separated = accept('T') || accept('t') || accept(' ');
    return separated && isTime() && (atEnd() || (isOffset() && atEnd()));
  }

  private boolean isTime() {
    int hour = number(2);
    int minute = accept(':') ? number(2) : -1;
    int second = accept(':') ? number(2) : -1;
    // RFC 3339 knows the leap second.
    boolean valid = isTimeOfDay(hour, minute) && second >= 0 && second <= 60;
    return valid && (!accept('.') || skipFraction());
  }

  private boolean isOffset() {
    if (accept('Z') || accept('z')) {
      return true;
    }
    if (!accept('+') && !accept('-')) {
      return false;
    }
    int hour = number(2);
    return isTimeOfDay(hour, accept(':') ? number(2) : -1);
  }

  private static boolean isTimeOfDay(int hour, int minute) {
    return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
  }

  private boolean skipFraction() {
    int start = at;
    while (!atEnd() && isDigit(token.charAt(at))) {
      at++;
    }
    return at > start;
  }

  /// The number of that many digits, or -1.
  private int number(int digits) {
    if (at + digits > token.length()) {
      return -1;
    }
    int value = 0;
    for (int end = at + digits; at < end; at++) {
      if (!isDigit(token.charAt(at))) {
        return -1;
      }
      value = value * 10 + token.charAt(at) - '0';
    }
    return value;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private boolean accept(char expected) {
    if (atEnd() || token.charAt(at) != expected) {
      return false;
    }
    at++;
    return true;
  }

  private boolean atEnd() {
    return at == token.length();
  }
}
