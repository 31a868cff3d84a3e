package dev.assay.index.api;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Problems;
import dev.assay.index.http.Route;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import io.helidon.http.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people decide about held files and releases.
final class ReviewRoutes {
  private final Desk desk;
  private final Catalog catalog;

  ReviewRoutes(Desk desk, Catalog catalog) {
    this.desk = desk;
    this.catalog = catalog;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/reviews/{project}", Permission.READ, this::list),
        new Route(Method.POST, "/api/reviews", Permission.REVIEW, Body.of(this::decide)));
  }

  private void list(Call call) {
    Optional<PackageName> name = call.project();
    if (name.isEmpty()) {
      Answers.missing(call, "project");
      return;
    }
    String project = name.get().normalized();
    Answers.list(
        call,
        "reviews",
        desk.store().read(session -> session.reviews().of(project)),
        ReviewRoutes::describe);
  }

  private static void describe(JsonWriter json, Review review) {
    json.number("id", review.id());
    json.text("project", review.project());
    json.text("version", review.version());
    json.text("sha256", Optional.ofNullable(review.sha256()));
    json.text("decision", Body.word(review.decision()));
    json.text("reviewer", review.reviewer());
    json.text("reason", review.reason());
    Answers.moment(json, "decided", review.decidedAt());
    Answers.moment(json, "expires", review.expiresAt());
  }

  private void decide(Call call, Body body) {
    Instant now = desk.now();
    PackageName project = body.project("project");
    String version = body.line("version");
    String word =
        body.line("decision", it -> it.equals("approve") || it.equals("reject"), "decision");
    Review review =
        new Review(
            0,
            project.normalized(),
            Version.parse(version).map(Version::normalized).orElse(version),
            body.sha256("sha256").orElse(null),
            word.equals("approve") ? Decision.APPROVE : Decision.REJECT,
            call.caller().name(),
            body.line("reason"),
            now.toEpochMilli(),
            body.later("expires", now).map(Instant::toEpochMilli).orElse(null));
    if (body.isRefused(call)) {
      return;
    }
    if (!call.caller().may(Permission.REVIEW, project)) {
      Problems.send(call, 403, "not allowed", "this token is not for `" + project + "`");
      return;
    }
    long id = keep(call, review);
    catalog.decided(review);
    Answers.object(call, 201, json -> json.number("id", id));
  }

  private long keep(Call call, Review review) {
    return desk.store()
        .write(
            session -> {
              long id = session.reviews().add(review);
              desk.log(
                  session,
                  call,
                  new Desk.Entry(
                      "release-"
                          + (review.decision() == Decision.APPROVE ? "approved" : "rejected"),
                      review.project(),
                      json -> {
                        json.text("version", review.version());
                        json.text("sha256", Optional.ofNullable(review.sha256()));
                        json.text("reason", review.reason());
                      }));
              return id;
            });
  }
}
