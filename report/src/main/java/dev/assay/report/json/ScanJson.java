package dev.assay.report.json;

import dev.assay.core.dossier.Change;
import dev.assay.core.dossier.ReleaseScan;
import dev.assay.core.dossier.Scan;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Restated;
import dev.assay.core.finding.Finding;
import dev.assay.core.verdict.Decision;
import dev.assay.report.ScanReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.exc.JacksonIOException;

/// One object a line: `assay/scan/1`, `assay/release/1` and `assay/diff/1`, as the schemas in
/// `docs/reference/schemas` describe them.
public final class ScanJson implements ScanReport {
  private final OutputStream out;

  public ScanJson(OutputStream out) {
    this.out = out;
  }

  @Override
  public void add(Scan scan, long millis) throws IOException {
    line(json -> write(json, scan, millis));
  }

  @Override
  public void add(Change change, long millis) throws IOException {
    line(json -> write(json, change, millis));
  }

  @Override
  public void add(ReleaseScan release) throws IOException {
    line(json -> write(json, release));
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  @FunctionalInterface
  private interface Body {
    void write(JsonWriter json);
  }

  private void line(Body body) throws IOException {
    try (JsonWriter json = JsonWriter.ofLine(out)) {
      json.object(() -> body.write(json));
    } catch (JacksonIOException failure) {
      throw failure.getCause();
    }
    out.flush();
  }

  private static void write(JsonWriter json, Scan scan, long millis) {
    json.text("schema", "assay/scan/1");
    json.text("artifact", scan.artifact());
    json.text("sha256", scan.sha256());
    json.text("name", scan.name());
    json.text("version", scan.version());
    json.text("verdict", Labels.of(scan.verdict()));
    json.number("score", scan.score());
    findings(json, scan.decisions());
    acts(json, "acts", scan.acts());
    json.number("bytes", scan.bytes());
    json.number("steps", scan.steps());
    json.number("millis", millis);
    json.text("error", scan.error());
  }

  private static void write(JsonWriter json, Change change, long millis) {
    json.text("schema", "assay/diff/1");
    json.text("from", change.from());
    json.text("to", change.to());
    json.text("verdict", Labels.of(change.verdict()));
    acts(json, "gained", change.gained());
    acts(json, "lost", change.lost());
    findings(json, change.decisions());
    json.texts("added", change.added());
    json.texts("removed", change.removed());
    json.array(
        "metadata", () -> change.restated().forEach(it -> json.object(() -> write(json, it))));
    json.number("millis", millis);
    json.text("error", change.error());
  }

  private static void write(JsonWriter json, ReleaseScan release) {
    json.text("schema", "assay/release/1");
    json.text("release", release.release());
    json.text("name", release.name());
    json.text("version", release.version());
    json.text("verdict", Labels.of(release.verdict()));
    json.number("score", release.score());
    json.array(
        "artifacts",
        () -> release.files().forEach(file -> json.object(() -> writeFile(json, file))));
    json.text("error", release.error());
  }

  private static void writeFile(JsonWriter json, Scan file) {
    json.text("artifact", file.artifact());
    json.text("sha256", file.sha256());
    json.text("verdict", Labels.of(file.verdict()));
    json.text("error", file.error());
  }

  private static void write(JsonWriter json, Restated restated) {
    json.text("field", restated.field());
    json.texts("gained", restated.gained());
    json.texts("lost", restated.lost());
  }

  private static void findings(JsonWriter json, List<Decision> decisions) {
    json.array(
        "findings", () -> decisions.forEach(decision -> json.object(() -> write(json, decision))));
  }

  private static void write(JsonWriter json, Decision decision) {
    Finding finding = decision.finding();
    json.text("rule", finding.rule().id());
    json.text("severity", Labels.of(finding.severity()));
    json.text("confidence", Labels.of(finding.confidence()));
    json.text("maturity", Labels.of(finding.rule().maturity()));
    json.text("verdict", Labels.of(decision.verdict()));
    json.text("reason", decision.reason());
    json.text("message", finding.message());
    json.text("remedy", finding.remedy());
    json.text("file", finding.location().file());
    json.number("line", finding.location().line());
    json.text("evidence", finding.evidence());
    json.texts("trail", finding.trail());
  }

  private static void acts(JsonWriter json, String name, List<Act> acts) {
    json.array(name, () -> acts.forEach(act -> json.object(() -> write(json, act))));
  }

  private static void write(JsonWriter json, Act act) {
    json.text("kind", Labels.of(act.kind()));
    json.text("target", act.target());
    json.text("phase", Labels.of(act.phase()));
    json.text("reach", Labels.of(act.reach()));
    json.text("certainty", Labels.of(act.certainty()));
    json.texts("carries", new TreeSet<>(act.carries()).stream().map(Labels::of).toList());
    json.text("file", act.location().file());
    json.number("line", act.location().line());
  }
}
