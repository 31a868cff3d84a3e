package dev.assay.index.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// An instant as people read it.
///
/// @param text day and minute in UTC
/// @param machine as `<time>` has it
/// @param ago how far away it is, in a phrase
record Moment(String text, String machine, String ago) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  static Moment of(long millis, Instant now) {
    Instant instant = Instant.ofEpochMilli(millis);
    return new Moment(MINUTE.format(instant), instant.toString(), ago(instant, now));
  }

  private static String ago(Instant instant, Instant now) {
    Duration since = Duration.between(instant, now);
    String length = length(since.abs());
    if (length.isEmpty()) {
      return "just now";
    }
    return since.isNegative() ? "in " + length : length + " ago";
  }

  private static String length(Duration length) {
    if (length.toDays() > 1) {
      return length.toDays() + " days";
    }
    if (length.toHours() > 1) {
      return length.toHours() + " hours";
    }
    return length.toMinutes() > 0 ? length.toMinutes() + " min" : "";
  }
}
