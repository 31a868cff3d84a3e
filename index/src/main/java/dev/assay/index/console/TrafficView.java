package dev.assay.index.console;

import dev.assay.core.version.PackageName;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Permission;
import dev.assay.report.json.Labels;
import dev.assay.store.Session;
import dev.assay.store.Traffic.Outcome;
import dev.assay.store.Traffic.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The last requests.
///
/// @param project whose requests are shown, empty for all
/// @param outcome which of them, empty for all
record TrafficView(String project, String outcome, List<Row> rows, List<String> outcomes) {
  private static final int SHOWN = 100;
  private static final int BATCH = 500;
  private static final int LOOKED_AT = 5_000;

  /// A request and its answer.
  record Row(
      Moment at, String who, String project, String what, String layer, String tone, String rule) {}

  static TrafficView of(
      Session session, Caller caller, String project, String outcome, Instant now) {
    Optional<PackageName> name = PackageName.parse(project);
    boolean named = caller.may(Permission.REVIEW);
    List<Row> rows = new ArrayList<>();
    int at = 0;
    List<Request> batch = batch(session, name, at);
    while (!batch.isEmpty() && rows.size() < SHOWN && at < LOOKED_AT) {
      for (Request request : batch) {
        if (rows.size() < SHOWN
            && Dashboard.mayRead(caller, request.project())
            && (outcome.isEmpty() || outcome.equals(Labels.of(request.outcome())))) {
          rows.add(row(request, named, now));
        }
      }
      at += batch.size();
      batch = name.isPresent() ? List.of() : batch(session, name, at);
    }
    return new TrafficView(
        name.map(PackageName::normalized).orElse(""),
        outcome,
        rows,
        Arrays.stream(Outcome.values()).map(Labels::of).toList());
  }

  private static List<Request> batch(Session session, Optional<PackageName> name, int at) {
    return name.map(it -> session.traffic().of(it.normalized(), LOOKED_AT))
        .orElseGet(() -> session.traffic().latest(at, BATCH));
  }

  /// Who asked is nobody's business but that of reviewers.
  private static Row row(Request request, boolean named, Instant now) {
    String version = request.version();
    return new Row(
        Moment.of(request.at(), now),
        named ? request.who() : "",
        request.project(),
        Objects.requireNonNullElse(request.filename(), version == null ? "" : version),
        Labels.of(request.layer()),
        Labels.of(request.outcome()),
        Objects.requireNonNullElse(request.rule(), ""));
  }
}
