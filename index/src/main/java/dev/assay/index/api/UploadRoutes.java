package dev.assay.index.api;

import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Served;
import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Problems;
import dev.assay.index.http.Route;
import dev.assay.index.upload.Ownership;
import dev.assay.index.upload.Receipt;
import dev.assay.index.upload.Uploads;
import dev.assay.store.HostedFiles.HostedFile;
import dev.assay.store.Session;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Publishing: the upload API that twine and uv speak, and what can be done to files later.
final class UploadRoutes {
  private static final String FILE = "/api/projects/{project}/files/{file}";

  private static final int LONGEST_REASON = 1_000;

  private final Desk desk;
  private final Uploads uploads;
  private final Catalog catalog;

  UploadRoutes(Desk desk, Uploads uploads, Catalog catalog) {
    this.desk = desk;
    this.uploads = uploads;
    this.catalog = catalog;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.POST, "/legacy/", Permission.UPLOAD, this::upload),
        new Route(Method.PUT, FILE + "/yank", Permission.UPLOAD, Body.of(this::yank)),
        new Route(Method.DELETE, FILE + "/yank", Permission.UPLOAD, this::unyank),
        new Route(Method.DELETE, FILE, Permission.ADMIN, this::remove));
  }

  private void upload(Call call) {
    String type = call.header(HeaderNames.CONTENT_TYPE).orElse("");
    if (!call.request().content().hasEntity()) {
      Problems.send(call, 400, "not taken in", "the request has no body");
      return;
    }
    switch (uploads.receive(call.request().content().inputStream(), type, call.caller())) {
      case Receipt.Refused(int status, String reason) ->
          Problems.send(call, status, "not taken in", reason);
      // The words by which clients tell it from a fault of theirs.
      case Receipt.Exists(HostedFile file) ->
          Problems.send(
              call,
              400,
              "File already exists",
              "`%s` is here with other bytes, and a name stands for the same bytes for ever"
                  .formatted(file.filename()));
      case Receipt.Kept(HostedFile file, boolean fresh, Served standing) ->
          kept(call, file, fresh, standing);
    }
  }

  /// Clients show nothing of a success: what is not offered is an error to them, with the reason in
  /// the status line, although it is kept.
  private static void kept(Call call, HostedFile file, boolean fresh, Served standing) {
    switch (standing) {
      case Served.Refused(var _, Standing.Refused why) -> {
        Decision first = why.first();
        Problems.send(
            call,
            403,
            "stored, but not offered",
            "%s by %s: %s (see /why/%s)"
                .formatted(
                    why.verdict() == Verdict.DENY ? "denied" : "held",
                    first.finding().rule().id(),
                    first.finding().message(),
                    file.project()));
      }
      case Served.Ready _ -> answer(call, 200, file, fresh, "offered");
      case Served.Pending _, Served.Missing _, Served.Unavailable _ ->
          answer(call, 202, file, fresh, "stored, and offered once it is judged");
    }
  }

  private static void answer(
      Call call, int status, HostedFile file, boolean fresh, String standing) {
    Answers.object(
        call,
        status,
        json -> {
          json.text("file", file.filename());
          json.text("sha256", file.sha256());
          json.flag("new", fresh);
          json.text("standing", standing);
        });
  }

  private void yank(Call call, Body body) {
    String reason = body.optionalLine("reason").orElse("");
    if (!body.isRefused(call)) {
      change(
          call,
          file ->
              new Change(
                  "file-yanked", reason, session -> session.hostedFiles().yank(file, reason)));
    }
  }

  private void unyank(Call call) {
    change(
        call,
        file -> new Change("file-unyanked", "", session -> session.hostedFiles().yank(file, null)));
  }

  private void remove(Call call) {
    String reason = Answers.query(call, "reason").map(UploadRoutes::plain).orElse("");
    String who = call.caller().name();
    long now = desk.clock().millis();
    change(
        call,
        file ->
            new Change(
                "file-removed",
                reason,
                session -> session.hostedFiles().remove(file, who, reason, now)));
  }

  private static String plain(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
  }

  private record Change(String action, String reason, Function<Session, Boolean> change) {}

  private void change(Call call, Function<String, Change> changes) {
    Optional<HostedFile> file = find(call);
    if (file.isEmpty()) {
      Answers.missing(call, "file published here");
      return;
    }
    PackageName name = call.project().orElseThrow();
    Optional<String> denied =
        desk.store().read(session -> Ownership.denied(session, name, call.caller()));
    if (denied.isPresent()) {
      Problems.send(call, 403, "not allowed", denied.get());
      return;
    }
    Change change = changes.apply(file.get().filename());
    Desk.Entry entry =
        new Desk.Entry(
            change.action(), file.get().filename(), json -> json.text("reason", change.reason()));
    boolean changed = desk.change(call, entry, change.change());
    catalog.changed(name);
    if (changed) {
      Answers.done(call);
    } else {
      Answers.missing(call, "file published here");
    }
  }

  private Optional<HostedFile> find(Call call) {
    Optional<PackageName> name = call.project();
    Optional<String> file = Answers.part(call, "file");
    if (name.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    return desk.store()
        .read(session -> session.hostedFiles().find(file.get()))
        .filter(it -> it.project().equals(name.get().normalized()));
  }
}
