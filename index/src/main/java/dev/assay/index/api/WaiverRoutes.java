package dev.assay.index.api;

import dev.assay.core.Rules;
import dev.assay.core.version.PackageName;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.http.Call;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Problems;
import dev.assay.index.http.Route;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Waivers.State;
import dev.assay.store.Waivers.Waiver;
import io.helidon.http.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Exceptions from rules: anybody who may read asks for one, somebody else who reviews decides.
final class WaiverRoutes {
  private static final int MOST = 500;

  private final Desk desk;
  private final Catalog catalog;

  WaiverRoutes(Desk desk, Catalog catalog) {
    this.desk = desk;
    this.catalog = catalog;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/waivers", Permission.READ, this::list),
        new Route(Method.POST, "/api/waivers", Permission.READ, Body.of(this::request)),
        new Route(
            Method.POST,
            "/api/waivers/{id}/approve",
            Permission.REVIEW,
            call -> decide(call, State.APPROVED)),
        new Route(
            Method.POST,
            "/api/waivers/{id}/reject",
            Permission.REVIEW,
            call -> decide(call, State.REJECTED)),
        new Route(
            Method.POST,
            "/api/waivers/{id}/revoke",
            Permission.REVIEW,
            call -> decide(call, State.REVOKED)));
  }

  private void list(Call call) {
    String wanted = Answers.query(call, "state").orElse("requested");
    Optional<State> state =
        Arrays.stream(State.values()).filter(it -> Body.word(it).equals(wanted)).findFirst();
    if (state.isEmpty()) {
      Problems.send(call, 400, "not understood", "`state` is no state of a waiver");
      return;
    }
    Query query = new Query(call);
    int most = (int) query.number("most", 100, MOST);
    if (query.isRefused()) {
      return;
    }
    List<Waiver> rows = desk.store().read(session -> session.waivers().in(state.get(), 0, most));
    List<Waiver> own = rows.stream().filter(row -> may(call, Permission.READ, row)).toList();
    Answers.list(call, "waivers", own, WaiverRoutes::describe);
  }

  private static void describe(JsonWriter json, Waiver waiver) {
    json.number("id", waiver.id());
    json.text("rule", waiver.rule());
    json.text("project", waiver.project());
    json.text("version", Optional.ofNullable(waiver.version()));
    json.text("sha256", Optional.ofNullable(waiver.sha256()));
    json.text("team", Optional.ofNullable(waiver.team()));
    json.text("requester", waiver.requester());
    json.text("reason", waiver.reason());
    json.text("state", Body.word(waiver.state()));
    json.text("approver", Optional.ofNullable(waiver.approver()));
    Answers.moment(json, "created", waiver.createdAt());
    Answers.moment(json, "expires", waiver.expiresAt());
    Answers.moment(json, "decided", waiver.decidedAt());
  }

  private void request(Call call, Body body) {
    PackageName project = body.project("project");
    Waiver waiver = wish(call, body, project);
    if (body.isRefused(call)) {
      return;
    }
    if (!call.caller().may(Permission.READ, project)) {
      Problems.send(call, 403, "not allowed", "this token is not for `" + project + "`");
      return;
    }
    long id =
        desk.store()
            .write(
                session -> {
                  long added = session.waivers().add(waiver);
                  desk.log(
                      session,
                      call,
                      new Desk.Entry(
                          "waiver-requested",
                          waiver.project(),
                          json -> {
                            json.number("id", added);
                            json.text("rule", waiver.rule());
                            Optional.ofNullable(waiver.team())
                                .ifPresent(it -> json.text("team", it));
                            json.text("reason", waiver.reason());
                          }));
                  return added;
                });
    Answers.object(call, 201, json -> json.number("id", id));
  }

  /// What is asked for, as far as it makes sense.
  private Waiver wish(Call call, Body body, PackageName project) {
    Instant now = desk.now();
    Optional<Instant> expires = body.later("expires", now);
    if (expires.isEmpty()) {
      body.fault("`expires` is missing");
    }
    Optional<String> team = body.optionalLine("team");
    if (team.filter(it -> !isOfTheirs(call.caller(), it)).isPresent()) {
      body.fault("`team` is none that you belong to");
    }
    Waiver everybodys =
        Waiver.request(
            body.line("rule", WaiverRoutes::isRule, "rule"),
            project.normalized(),
            body.optionalLine("version").orElse(null),
            body.sha256("sha256").orElse(null),
            call.caller().name(),
            body.line("reason"),
            now.toEpochMilli(),
            expires.orElse(now).toEpochMilli());
    return team.map(everybodys::forTeam).orElse(everybodys);
  }

  /// An administrator asks for any team that there is.
  private boolean isOfTheirs(Caller caller, String team) {
    return caller.teams().contains(team) || (caller.may(Permission.ADMIN) && catalog.isTeam(team));
  }

  private static boolean isRule(String text) {
    return text.equals("*") || Rules.all().stream().anyMatch(rule -> rule.id().equals(text));
  }

  private void decide(Call call, State to) {
    long id = Answers.number(Answers.part(call, "id")).orElse(-1);
    Optional<Waiver> waiver = desk.store().read(session -> session.waivers().find(id));
    if (waiver.isEmpty()) {
      Answers.missing(call, "waiver");
    } else if (!may(call, Permission.REVIEW, waiver.get())) {
      Problems.send(call, 403, "not allowed", "this token is not for that project");
    } else if (to == State.APPROVED && isOwn(call.caller(), waiver.get())) {
      Problems.send(call, 403, "not allowed", "somebody else must approve what you asked for");
    } else {
      decide(call, waiver.get(), to);
    }
  }

  private void decide(Call call, Waiver waiver, State to) {
    Desk.Entry entry =
        new Desk.Entry(
            "waiver-" + Body.word(to), waiver.project(), json -> json.number("id", waiver.id()));
    long now = desk.clock().millis();
    String who = call.caller().name();
    boolean decided =
        desk.change(
            call,
            entry,
            session ->
                to == State.REVOKED
                    ? session.waivers().revoke(waiver.id(), who, now)
                    : session.waivers().decide(waiver.id(), to, who, now));
    PackageName.parse(waiver.project()).ifPresent(catalog::changed);
    if (decided) {
      Answers.done(call);
    } else {
      Problems.send(call, 409, "decided before", "it is `%s`".formatted(Body.word(waiver.state())));
    }
  }

  private static boolean isOwn(Caller caller, Waiver waiver) {
    return waiver.requester().equals(caller.name()) && !caller.may(Permission.ADMIN);
  }

  private static boolean may(Call call, Permission permission, Waiver waiver) {
    return PackageName.parse(waiver.project())
        .filter(name -> call.caller().may(permission, name))
        .isPresent();
  }
}
