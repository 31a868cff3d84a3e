package dev.assay.index.api;

import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.AuditLog;
import dev.assay.store.Incidents.Incident;
import io.helidon.http.Method;
import java.util.List;

/// What happened: incidents, and the log of who changed what.
final class RecordRoutes {
  private static final int MOST = 1_000;

  private final Desk desk;

  RecordRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/incidents", Permission.REVIEW, this::incidents),
        new Route(Method.POST, "/api/incidents/{id}/close", Permission.REVIEW, this::close),
        new Route(Method.GET, "/api/log", Permission.ADMIN, this::log),
        new Route(Method.GET, "/api/log/check", Permission.ADMIN, this::check));
  }

  private void incidents(Call call) {
    Query query = new Query(call);
    int offset = (int) query.number("offset", 0, Integer.MAX_VALUE);
    int most = (int) query.number("most", 100, MOST);
    boolean all = query.flag("all");
    if (query.isRefused()) {
      return;
    }
    List<Incident> rows =
        desk.store()
            .read(
                session ->
                    all ? session.incidents().all(offset, most) : session.incidents().open());
    Answers.list(call, "incidents", rows, RecordRoutes::describe);
  }

  private static void describe(JsonWriter json, Incident incident) {
    json.number("id", incident.id());
    json.text("kind", Body.word(incident.kind()));
    json.text("project", incident.project());
    json.text("file", incident.filename());
    json.text("detail", incident.detail());
    Answers.moment(json, "opened", incident.openedAt());
    Answers.moment(json, "closed", incident.closedAt());
  }

  private void close(Call call) {
    long id = Answers.number(Answers.part(call, "id")).orElse(-1);
    boolean closed =
        desk.change(
            call,
            new Desk.Entry("incident-closed", Long.toString(id)),
            session -> session.incidents().close(id, call.caller().name(), desk.clock().millis()));
    if (closed) {
      Answers.done(call);
    } else {
      Answers.missing(call, "open incident");
    }
  }

  private void log(Call call) {
    Query query = new Query(call);
    long before = query.number("before", Long.MAX_VALUE, Long.MAX_VALUE);
    int most = (int) query.number("most", 100, MOST);
    if (query.isRefused()) {
      return;
    }
    Answers.list(
        call,
        "entries",
        desk.store().read(session -> session.auditLog().before(before, most)),
        (json, entry) -> {
          json.number("seq", entry.seq());
          Answers.moment(json, "at", entry.at());
          json.text("actor", entry.actor());
          json.text("action", entry.action());
          json.text("subject", entry.subject());
          json.text("detail", entry.detail());
          json.text("previous", entry.previous());
          json.text("hash", entry.hash());
        });
  }

  private void check(Call call) {
    AuditLog.Check check = desk.store().read(session -> session.auditLog().verify());
    Answers.object(
        call,
        200,
        json -> {
          switch (check) {
            case AuditLog.Check.Intact(long entries, String head) -> {
              json.flag("intact", true);
              json.number("entries", entries);
              json.text("head", head);
            }
            case AuditLog.Check.Broken(long seq, String why) -> {
              json.flag("intact", false);
              json.number("entries", seq);
              json.text("why", why);
            }
          }
        });
  }
}
