package dev.assay.advisories;

import java.time.LocalDate;
import java.util.Optional;

/// Dates as days since 1970 plus one; none, and any before, as zero.
final class Days {
  private Days() {}

  static void write(Encoder out, Optional<LocalDate> date) {
    out.number(date.map(day -> Math.max(0, day.toEpochDay() + 1)).orElse(0L));
  }

  static Optional<LocalDate> read(Decoder in) {
    int day = in.number();
    return day == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day - 1L));
  }
}
