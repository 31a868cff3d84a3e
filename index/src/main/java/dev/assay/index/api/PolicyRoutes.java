package dev.assay.index.api;

import dev.assay.core.policy.Policy;
import dev.assay.core.policy.PolicyReader;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Preview;
import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Problems;
import dev.assay.index.http.Route;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Settings.Change;
import dev.assay.store.Settings.Setting;
import io.helidon.http.Method;
import java.util.List;
import java.util.Optional;

/// The policy as a text, with every revision of it and who wrote it.
final class PolicyRoutes {
  private final Desk desk;
  private final PolicyInForce policy;
  private final Catalog catalog;

  PolicyRoutes(Desk desk, PolicyInForce policy, Catalog catalog) {
    this.desk = desk;
    this.policy = policy;
    this.catalog = catalog;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/policy", Permission.READ, this::show),
        new Route(Method.PUT, "/api/policy", Permission.ADMIN, Body.of(this::change)),
        new Route(Method.POST, "/api/policy/preview", Permission.ADMIN, Body.of(this::preview)),
        new Route(Method.GET, "/api/policy/history", Permission.READ, this::history));
  }

  private void show(Call call) {
    Optional<Setting> newest = policy.written();
    Answers.object(
        call,
        200,
        json -> {
          if (newest.isPresent()) {
            describe(json, newest.get());
          } else {
            json.number("revision", 0);
            json.text("text", Optional.empty());
          }
        });
  }

  private static void describe(JsonWriter json, Setting setting) {
    json.number("revision", setting.revision());
    json.text("text", setting.value());
    json.text("author", setting.author());
    Answers.moment(json, "changed", setting.changedAt());
  }

  private void history(Call call) {
    Answers.list(call, "revisions", policy.history(), PolicyRoutes::describe);
  }

  private void change(Call call, Body body) {
    String text = body.text("text");
    long after = body.number("revision", -1, 0, Long.MAX_VALUE - 1);
    if (after < 0) {
      body.fault("`revision` (the one that you have read; 0 for none) is missing");
    }
    if (body.isRefused(call)) {
      return;
    }
    draft(call, text).ifPresent(_ -> change(call, text, after));
  }

  /// What a text means; none after the caller was told that it is no policy.
  private static Optional<Policy> draft(Call call, String text) {
    switch (PolicyInForce.read(text)) {
      case PolicyReader.Reading.Parsed(Policy policy) -> {
        return Optional.of(policy);
      }
      case PolicyReader.Reading.None() -> broken(call, List.of());
      case PolicyReader.Reading.Broken(var problems) -> broken(call, problems);
    }
    return Optional.empty();
  }

  private void preview(Call call, Body body) {
    String text = body.text("text");
    Optional<String> team = body.optionalLine("team");
    if (team.filter(it -> !Policy.Team.isName(it)).isPresent()) {
      body.fault("`team` is no name of a team");
    }
    if (body.isRefused(call)) {
      return;
    }
    draft(call, text)
        .map(it -> Preview.of(desk.store(), catalog, it, team, desk.now()))
        .ifPresent(
            preview ->
                Answers.object(
                    call,
                    200,
                    json -> {
                      json.number("files", preview.files());
                      json.number("unknown", preview.unknown());
                      rows(json, "closed", preview.closed());
                      rows(json, "opened", preview.opened());
                    }));
  }

  private static void rows(JsonWriter json, String name, List<Preview.Row> rows) {
    json.array(
        name,
        () ->
            rows.forEach(
                row ->
                    json.object(
                        () -> {
                          json.text("project", row.project());
                          json.text("version", row.version());
                          json.text("file", row.file());
                          json.number("requests", row.number());
                          json.text("verdict", row.verdict());
                          json.text("rule", row.rule());
                          json.text("message", row.why());
                        })));
  }

  private static void broken(Call call, List<PolicyReader.Problem> problems) {
    String all =
        String.join(
            "; ",
            problems.stream()
                .map(it -> "line " + it.location().line() + ": " + it.message())
                .toList());
    Problems.send(call, 422, "no policy", all.isEmpty() ? "the text holds none" : all);
  }

  private void change(Call call, String text, long after) {
    Change change =
        desk.store()
            .write(
                session -> {
                  Change made =
                      PolicyInForce.write(
                          session, after, text, call.caller().name(), desk.clock().millis());
                  if (made instanceof Change.Done(Setting setting)) {
                    Desk.Entry entry =
                        new Desk.Entry(
                            "policy-changed",
                            "policy",
                            json -> json.number("revision", setting.revision()));
                    desk.log(session, call, entry);
                  }
                  return made;
                });
    policy.refresh();
    catalog.changed();
    switch (change) {
      case Change.Done(Setting setting) ->
          Answers.object(call, 200, json -> json.number("revision", setting.revision()));
      case Change.Overtaken(Setting newest) ->
          Problems.send(
              call,
              409,
              "changed meanwhile",
              "`%s` has written revision %d".formatted(newest.author(), newest.revision()));
    }
  }
}
