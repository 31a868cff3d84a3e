package dev.assay.index.http;

import dev.assay.core.finding.Finding;
import dev.assay.core.provenance.Verification;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Listing;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import io.helidon.http.HeaderNames;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/// Answers that say what is wrong and what to do, as JSON (RFC 9457) and in the status line.
public final class Problems {
  private static final String TYPE = "application/problem+json";
  private static final String RETRY_SECONDS = "5";

  private Problems() {}

  /// A request that cannot be answered; with 503 it can be later.
  public static void send(Call call, int status, String title, String detail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.text("title", title);
            json.number("status", status);
            json.text("detail", detail);
          });
    }
    call.response().status(Call.status(status, title + ": " + detail));
    if (status == 503) {
      call.with(HeaderNames.RETRY_AFTER, RETRY_SECONDS);
    }
    call.send(TYPE, bytes.toByteArray());
  }

  /// Who published a file, where it states attestations: `attested by GitHub acme/widget,
  /// release.yml, tag v1.2`.
  static Optional<String> publisher(Listing.Entry entry) {
    return entry
        .verification()
        .filter(it -> !(it instanceof Verification.Absent))
        .map(Verification::words);
  }

  /// A project of which nothing is offered.
  static void refuse(Call call, String what, String project, Standing.Refused refused) {
    refuse(call, what, project, refused, Optional.empty());
  }

  /// Something that is not offered: by which rules, on what evidence, and where to read more.
  ///
  /// @param what the file or project
  /// @param publisher who published it, where that is known
  public static void refuse(
      Call call,
      String what,
      String project,
      Standing.Refused refused,
      Optional<String> publisher) {
    String page = "/why/" + project;
    Decision first = refused.first();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.text("title", "not offered");
            json.number("status", 403);
            json.text("detail", first.finding().message());
            json.text("instance", what);
            json.text("verdict", Labels.of(refused.verdict()));
            json.text("rule", first.finding().rule().id());
            json.text("evidence", first.finding().evidence());
            json.text("remedy", first.finding().remedy());
            json.text("publisher", publisher);
            json.text("page", page);
            decisions(json, refused.reasons());
          });
    }
    String verb = refused.verdict() == Verdict.DENY ? "denied" : "held";
    String reason =
        "%s by %s: %s (see %s)"
            .formatted(verb, first.finding().rule().id(), first.finding().message(), page);
    call.response().status(Call.status(403, reason));
    call.with(HeaderNames.CACHE_CONTROL, "no-store").send(TYPE, bytes.toByteArray());
  }

  /// Decisions with all that a person needs to understand them.
  static void decisions(JsonWriter json, List<Decision> decisions) {
    json.array(
        "decisions",
        () -> decisions.forEach(decision -> json.object(() -> decision(json, decision))));
  }

  private static void decision(JsonWriter json, Decision decision) {
    Finding finding = decision.finding();
    json.text("rule", finding.rule().id());
    json.text("verdict", Labels.of(decision.verdict()));
    json.text("severity", Labels.of(finding.severity()));
    json.text("message", finding.message());
    json.text("evidence", finding.evidence());
    json.text("file", finding.location().file());
    json.number("line", finding.location().line());
    json.text("because", finding.rule().because());
    json.text("remedy", finding.remedy());
    json.text("reason", decision.reason());
  }
}
