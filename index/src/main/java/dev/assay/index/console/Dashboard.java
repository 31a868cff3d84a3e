package dev.assay.index.console;

import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.PackageName;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Permission;
import dev.assay.report.json.Labels;
import dev.assay.store.Incidents.Incident;
import dev.assay.store.Session;
import dev.assay.store.Traffic.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How things stand.
///
/// @param refused what was refused most this week
/// @param health what works and what does not
record Dashboard(
    List<Count> verdicts,
    long files,
    long failed,
    HourlyChart traffic,
    List<Refusal> refused,
    List<IncidentRow> incidents,
    List<Health> health) {
  private static final int TOP = 8;
  private static final int MOST_FAILED = 1_000;

  /// How many files have a verdict; `x` and `width` of its part of the bar, which is 100 wide.
  record Count(String tone, long number, String x, String width) {}

  /// What was refused how often; the longest bar is 100 wide.
  record Refusal(String project, String rule, long number, String width) {}

  /// Something that should not have happened.
  record IncidentRow(
      long id, String kind, String project, String file, String detail, Moment opened) {
    static IncidentRow of(Incident incident, Instant now) {
      return new IncidentRow(
          incident.id(),
          Labels.of(incident.kind()).replace('-', ' '),
          incident.project(),
          incident.filename(),
          incident.detail().equals("{}") ? "" : incident.detail(),
          Moment.of(incident.openedAt(), now));
    }
  }

  /// A part of the index, and whether it works.
  record Health(String part, String tone, String word) {}

  static Dashboard of(Session session, Caller caller, List<Health> health, Instant now) {
    Map<Verdict, Long> counts = session.judgements().counts();
    long files = counts.values().stream().mapToLong(Long::longValue).sum();
    HourlyChart chart =
        HourlyChart.of(
            session.traffic().hourly(HourlyChart.start(now).toEpochMilli(), now.toEpochMilli() + 1),
            now);
    long week = now.minus(Duration.ofDays(HourlyChart.DAYS)).toEpochMilli();
    return new Dashboard(
        counts(counts, files),
        files,
        session.judgements().failed(0, MOST_FAILED).size(),
        chart,
        refusals(
            session.traffic().mostRefused(week, TOP).stream()
                .filter(row -> mayRead(caller, row.project()))
                .toList()),
        session.incidents().open().stream()
            .filter(row -> mayRead(caller, row.project()))
            .map(row -> IncidentRow.of(row, now))
            .toList(),
        health);
  }

  /// Whether a caller may read about a project.
  static boolean mayRead(Caller caller, String project) {
    return PackageName.parse(project).filter(it -> caller.may(Permission.READ, it)).isPresent();
  }

  private static List<Count> counts(Map<Verdict, Long> counts, long files) {
    List<Count> parts = new ArrayList<>();
    double x = 0;
    for (Verdict verdict : Verdict.values()) {
      long number = counts.getOrDefault(verdict, 0L);
      double width = files == 0 ? 0 : 100.0 * number / files;
      parts.add(new Count(Labels.of(verdict), number, decimal(x), decimal(width)));
      x += width;
    }
    return parts;
  }

  private static List<Refusal> refusals(List<Refused> rows) {
    long most = rows.stream().mapToLong(Refused::number).max().orElse(1);
    return rows.stream()
        .map(
            row ->
                new Refusal(
                    row.project(), row.rule(), row.number(), decimal(100.0 * row.number() / most)))
        .toList();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
