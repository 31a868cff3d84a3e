package dev.assay.report.sarif;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.Change;
import dev.assay.core.dossier.ReleaseScan;
import dev.assay.core.dossier.Scan;
import dev.assay.core.finding.Finding;
import dev.assay.core.verdict.Decision;
import dev.assay.report.RenderOptions;
import dev.assay.report.ScanReport;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.exc.JacksonIOException;

/// SARIF 2.1.0 of scans and changes: a result for each finding with the way to it as a code flow, a
/// notification for each artifact that could not be read. It is written when all have come, since
/// it is one document; acts are not kept.
public final class ScanSarif implements ScanReport {
  private record Result(String artifact, Decision decision) {}

  private record Unread(String artifact, String error) {}

  private final RenderOptions options;
  private final OutputStream out;
  private final List<Result> results = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();

  public ScanSarif(RenderOptions options, OutputStream out) {
    this.options = options;
    this.out = out;
  }

  @Override
  public void add(Scan scan, long millis) {
    add(scan.artifact(), scan.decisions());
    scan.error().ifPresent(error -> unread.add(new Unread(scan.artifact(), error)));
  }

  @Override
  public void add(Change change, long millis) {
    add(change.to(), change.decisions());
    change.error().ifPresent(error -> unread.add(new Unread(change.to(), error)));
  }

  @Override
  public void add(ReleaseScan release) {
    release.error().ifPresent(error -> unread.add(new Unread(release.release(), error)));
  }

  private void add(String artifact, List<Decision> decisions) {
    decisions.forEach(decision -> results.add(new Result(artifact, decision)));
  }

  @Override
  public void end() throws IOException {
    try (JsonWriter json = new JsonWriter(out)) {
      json.object(
          () -> {
            json.text("$schema", SarifReport.SCHEMA);
            json.text("version", "2.1.0");
            json.array("runs", () -> json.object(() -> run(json)));
          });
    } catch (JacksonIOException failure) {
      throw failure.getCause();
    }
    out.flush();
  }

  private void run(JsonWriter json) {
    List<Descriptor> rules = Descriptor.all();
    Map<String, Integer> indexes = new HashMap<>();
    rules.forEach(rule -> indexes.put(rule.id(), indexes.size()));
    Places places = new Places(json);
    json.object("tool", () -> json.object("driver", () -> driver(json, rules)));
    json.object("automationDetails", () -> json.text("id", "assay/scan/"));
    json.array("invocations", () -> json.object(() -> invocation(json, places)));
    json.object("originalUriBaseIds", places::root);
    json.text("columnKind", "utf16CodeUnits");
    json.array(
        "results",
        () -> results.forEach(it -> json.object(() -> result(json, places, indexes, it))));
  }

  private void driver(JsonWriter json, List<Descriptor> rules) {
    json.text("name", "Assay");
    json.text("version", options.version());
    json.array("rules", () -> rules.forEach(rule -> rule.write(json)));
    json.array(
        "notifications",
        () ->
            json.object(
                () -> {
                  json.text("id", "unreadable");
                  json.object(
                      "shortDescription", () -> json.text("text", "an artifact cannot be read"));
                }));
  }

  private void invocation(JsonWriter json, Places places) {
    json.flag("executionSuccessful", true);
    json.array(
        "toolExecutionNotifications",
        () -> unread.forEach(it -> json.object(() -> notification(json, places, it))));
  }

  private static void notification(JsonWriter json, Places places, Unread unread) {
    json.object("descriptor", () -> json.text("id", "unreadable"));
    json.text("level", "error");
    json.object("message", () -> json.text("text", Messages.text(unread.error())));
    places.locations(Location.of(unread.artifact()));
  }

  private static void result(
      JsonWriter json, Places places, Map<String, Integer> indexes, Result result) {
    Finding finding = result.decision().finding();
    String rule = Descriptor.idFor(finding);
    Location place = within(result.artifact(), finding.location());
    json.text("ruleId", rule);
    json.number("ruleIndex", indexes.getOrDefault(rule, -1));
    json.text("level", Levels.of(result.decision()));
    String text = finding.message() + ". Remedy: " + finding.remedy() + ".";
    json.object("message", () -> json.text("text", Messages.text(text)));
    places.locations(place);
    if (!finding.trail().isEmpty()) {
      json.array("codeFlows", () -> json.object(() -> flow(json, places, finding, place)));
    }
    result.decision().allowance().ifPresent(entry -> Results.suppression(json, entry));
    json.object("properties", () -> properties(json, result.decision()));
  }

  /// The place of a file in an artifact, as if the artifact were a folder.
  private static Location within(String artifact, Location location) {
    return location.file().isEmpty() || location.file().equals(artifact)
        ? new Location(artifact, location.line())
        : new Location(artifact + "/" + location.file(), location.line());
  }

  private static void flow(JsonWriter json, Places places, Finding finding, Location place) {
    List<String> steps = new ArrayList<>(finding.trail());
    steps.add(finding.message());
    json.array(
        "threadFlows",
        () ->
            json.object(
                () ->
                    json.array(
                        "locations",
                        () ->
                            steps.forEach(
                                step ->
                                    json.object(
                                        () ->
                                            json.object(
                                                "location",
                                                () -> places.step(place, Messages.text(step))))))));
  }

  private static void properties(JsonWriter json, Decision decision) {
    Finding finding = decision.finding();
    json.text("security-severity", Descriptor.score(finding.severity()));
    json.text("severity", Labels.of(finding.severity()));
    json.text("confidence", Labels.of(finding.confidence()));
    json.text("verdict", Labels.of(decision.verdict()));
    json.text("reason", Messages.property(decision.reason()));
    json.text("evidence", Messages.property(finding.evidence()));
  }
}
