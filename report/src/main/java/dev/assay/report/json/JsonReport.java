package dev.assay.report.json;

import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.RenderOptions;
import dev.assay.report.view.Overview;
import dev.assay.report.view.Phrases;
import dev.assay.report.view.Section;
import java.io.OutputStream;

/// Assay's own object, `assay/audit/1`, as `docs/reference/schemas/audit-1.schema.json` describes
/// it: every member is always there, null where nothing is known.
public final class JsonReport {
  private final JsonWriter json;
  private final DossierWriter dossiers;

  private JsonReport(JsonWriter json) {
    this.json = json;
    this.dossiers = new DossierWriter(json);
  }

  /// Writes the report.
  public static void render(Audit audit, RenderOptions options, OutputStream out) {
    try (JsonWriter json = new JsonWriter(out)) {
      json.object(() -> new JsonReport(json).write(audit, options));
    }
  }

  private void write(Audit audit, RenderOptions options) {
    json.text("schema", "assay/audit/1");
    json.text("version", options.version());
    json.text("as_of", audit.asOf().toString());
    json.flag("redacted", options.redact());
    json.text("verdict", Labels.of(audit.verdict()));
    json.text("policy", audit.policy());
    json.object("advisory_data", () -> advisoryData(audit));
    json.array("projects", () -> Overview.of(audit).sections().forEach(this::project));
    json.array("inputs", () -> audit.inputs().forEach(this::input));
    json.array("critical", () -> audit.critical().forEach(this::critical));
    json.array("dependencies", () -> audit.dossiers().forEach(dossiers::dependency));
    json.array("findings", () -> audit.decisions().forEach(new FindingWriter(json)::finding));
    json.array("unchecked", () -> audit.unchecked().forEach(this::unchecked));
  }

  private void advisoryData(Audit audit) {
    json.text("source", audit.advisoryData().source());
    json.text("date", audit.advisoryData().date().toString());
    json.number("age_days", Phrases.age(audit));
    json.number("records", audit.advisoryData().records());
  }

  private void project(Section section) {
    json.object(
        () -> {
          json.text("project", section.project());
          json.texts("inputs", section.inputs().stream().map(Input::path).toList());
          json.number("dependencies", section.dossiers().size());
          json.text("verdict", Labels.of(verdict(section)));
        });
  }

  private static Verdict verdict(Section section) {
    Verdict verdict = Verdict.ADMIT;
    for (Dossier dossier : section.dossiers()) {
      verdict = verdict.and(dossier.verdict());
    }
    for (Decision decision : section.findings()) {
      verdict = verdict.and(decision.verdict());
    }
    return verdict;
  }

  private void input(Input input) {
    json.object(
        () -> {
          json.text("path", input.path());
          json.text("kind", input.kind().label());
          json.text("project", input.project());
          json.array("remarks", () -> input.remarks().forEach(this::remark));
        });
  }

  private void remark(Remark remark) {
    json.object(
        () -> {
          json.text("kind", Labels.of(remark.kind()));
          json.text("detail", remark.detail());
          json.text("source", remark.source().toString());
          json.text("about", remark.about().map(name -> name.normalized()));
        });
  }

  private void critical(Dossier dossier) {
    json.object(
        () -> {
          dossiers.release(dossier.dependency());
          json.text("verdict", Labels.of(dossier.verdict()));
          json.texts("checks", dossier.checks());
        });
  }

  private void unchecked(Unchecked unchecked) {
    json.object(
        () -> {
          json.text("what", unchecked.what());
          json.text("why", unchecked.why());
          json.text("source", unchecked.source().toString());
          json.text("hint", unchecked.hint());
        });
  }
}
