package dev.assay.index.console;

import dev.assay.report.json.Labels;
import dev.assay.store.Traffic.Hourly;
import dev.assay.store.Traffic.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Requests of seven days, hour by hour, as columns that are divided by outcome.
///
/// @param most requests in one hour, which is 100 high
/// @param days the same numbers for those who cannot see it
record HourlyChart(List<Bar> bars, List<String> labels, long most, List<Day> days, long total) {
  static final int DAYS = 7;
  private static final int HOURS = DAYS * 24;
  private static final double PITCH = 5;

  /// The order from the base upwards: what is trouble stands on the ground, where it is compared.
  static final List<Outcome> ORDER =
      List.of(Outcome.REFUSED, Outcome.HIDDEN, Outcome.PENDING, Outcome.MISSING, Outcome.SERVED);

  /// A part of a column.
  record Bar(String tone, String x, String y, String height) {}

  /// The numbers of a day in the order of [#ORDER].
  record Day(String day, List<Long> numbers) {}

  /// The first instant of the chart that ends with this day.
  static Instant start(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS - 1L));
  }

  static HourlyChart of(List<Hourly> rows, Instant now) {
    Instant start = start(now);
    List<Map<Outcome, Long>> hours = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      hours.add(new EnumMap<>(Outcome.class));
    }
    for (Hourly row : rows) {
      long hour = Duration.between(start, Instant.ofEpochMilli(row.hour())).toHours();
      if (hour >= 0 && hour < HOURS) {
        hours.get((int) hour).merge(row.outcome(), row.number(), Long::sum);
      }
    }
    long most = hours.stream().mapToLong(HourlyChart::sum).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      bars.addAll(column(hours.get(hour), hour, 100.0 / Math.max(1, most)));
    }
    long total = hours.stream().mapToLong(HourlyChart::sum).sum();
    return new HourlyChart(bars, labels(start), most, days(hours, start), total);
  }

  private static long sum(Map<Outcome, Long> hour) {
    return hour.values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<Bar> column(Map<Outcome, Long> hour, int at, double unit) {
    List<Bar> bars = new ArrayList<>();
    double y = 100;
    for (Outcome outcome : ORDER) {
      double height = hour.getOrDefault(outcome, 0L) * unit;
      if (height > 0) {
        y -= height;
        bars.add(new Bar(Labels.of(outcome), decimal(at * PITCH), decimal(y), decimal(height)));
      }
    }
    return bars;
  }

  private static List<String> labels(Instant start) {
    LocalDate first = start.atOffset(ZoneOffset.UTC).toLocalDate();
    List<String> labels = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = first.plusDays(day);
      String weekday = date.getDayOfWeek().name();
      labels.add(
          weekday.charAt(0)
              + weekday.substring(1, 3).toLowerCase(Locale.ROOT)
              + " "
              + date.getDayOfMonth());
    }
    return labels;
  }

  private static List<Day> days(List<Map<Outcome, Long>> hours, Instant start) {
    Map<LocalDate, Map<Outcome, Long>> days = new java.util.TreeMap<>();
    for (int hour = 0; hour < hours.size(); hour++) {
      LocalDate day = start.plus(Duration.ofHours(hour)).atOffset(ZoneOffset.UTC).toLocalDate();
      Map<Outcome, Long> sums = days.computeIfAbsent(day, _ -> new EnumMap<>(Outcome.class));
      hours.get(hour).forEach((outcome, number) -> sums.merge(outcome, number, Long::sum));
    }
    return days.entrySet().stream()
        .map(
            day ->
                new Day(
                    day.getKey().toString(),
                    ORDER.stream().map(it -> day.getValue().getOrDefault(it, 0L)).toList()))
        .toList();
  }

  /// What the columns are divided into.
  List<String> tones() {
    return ORDER.stream().map(Labels::of).toList();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
