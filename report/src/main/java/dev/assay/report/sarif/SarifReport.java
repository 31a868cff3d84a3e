package dev.assay.report.sarif;

import dev.assay.core.dossier.Audit;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import dev.assay.report.RenderOptions;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import dev.assay.report.view.Phrases;
import java.io.OutputStream;
import java.util.List;

/// SARIF 2.1.0 (OASIS, errata 01): one run, a result for each finding, a notification for each
/// thing that was not audited.
public final class SarifReport {
  static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final JsonWriter json;
  private final Places places;

  private SarifReport(JsonWriter json) {
    this.json = json;
    this.places = new Places(json);
  }

  /// Writes the report.
  public static void render(Audit audit, RenderOptions options, OutputStream out) {
    try (JsonWriter json = new JsonWriter(out)) {
      SarifReport report = new SarifReport(json);
      json.object(
          () -> {
            json.text("$schema", SCHEMA);
            json.text("version", "2.1.0");
            json.array("runs", () -> json.object(() -> report.run(audit, options)));
          });
    }
  }

  private void run(Audit audit, RenderOptions options) {
    List<Descriptor> rules = Descriptor.all();
    json.object("tool", () -> json.object("driver", () -> driver(rules, options)));
    json.object("automationDetails", () -> json.text("id", "assay/audit/"));
    json.array("invocations", () -> json.object(() -> invocation(audit)));
    json.object("originalUriBaseIds", places::root);
    json.text("columnKind", "utf16CodeUnits");
    Results results = new Results(json, places, rules, audit);
    json.array("results", () -> audit.decisions().forEach((Decision d) -> results.result(d)));
    json.object("properties", () -> properties(audit, options));
  }

  private void driver(List<Descriptor> rules, RenderOptions options) {
    json.text("name", "Assay");
    json.text("version", options.version());
    json.array("rules", () -> rules.forEach(rule -> rule.write(json)));
    json.array(
        "notifications",
        () -> {
          notification("unchecked", "something could not be audited");
          notification("old-advisory-data", "the advisory data is old");
        });
  }

  private void notification(String id, String description) {
    json.object(
        () -> {
          json.text("id", id);
          json.object("shortDescription", () -> json.text("text", description));
        });
  }

  private void invocation(Audit audit) {
    json.flag("executionSuccessful", true);
    json.array(
        "toolExecutionNotifications",
        () -> {
          if (Phrases.isOld(audit)) {
            json.object(
                () ->
                    notice(
                        "old-advisory-data", Phrases.advisoryData(audit), "run `assay db update`"));
          }
          audit.unchecked().forEach(this::unchecked);
        });
  }

  private void unchecked(Unchecked unchecked) {
    json.object(
        () -> {
          notice(
              "unchecked", unchecked.what() + ": " + unchecked.why(), unchecked.hint().orElse(""));
          places.locations(unchecked.source());
        });
  }

  private void notice(String id, String text, String hint) {
    json.object("descriptor", () -> json.text("id", id));
    json.text("level", "warning");
    String whole = hint.isEmpty() ? text : text + " (hint: " + hint + ")";
    json.object("message", () -> json.text("text", Messages.text(whole)));
  }

  private void properties(Audit audit, RenderOptions options) {
    json.text("verdict", Labels.of(audit.verdict()));
    json.text("policy", Messages.property(audit.policy()));
    json.text("asOf", audit.asOf().toString());
    json.text("advisoryData", Messages.property(Phrases.advisoryData(audit)));
    json.flag("redacted", options.redact());
  }
}
