package dev.assay.report.json;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.finding.Rule;
import dev.assay.report.explain.Explanation;
import dev.assay.report.explain.Known;
import java.io.OutputStream;
import java.time.LocalDate;

/// An explanation as `assay/explain/1`, as `docs/reference/schemas/explain-1.schema.json` describes
/// it.
public final class ExplanationJson {
  private final JsonWriter json;

  private ExplanationJson(JsonWriter json) {
    this.json = json;
  }

  /// Writes the object.
  public static void render(Explanation explanation, OutputStream out) {
    try (JsonWriter json = new JsonWriter(out)) {
      json.object(() -> new ExplanationJson(json).write(explanation));
    }
  }

  private void write(Explanation explanation) {
    json.text("schema", "assay/explain/1");
    switch (explanation) {
      case Explanation.OfRule(Rule rule) -> {
        json.text("kind", "rule");
        json.object("rule", () -> write(rule));
      }
      case Explanation.OfAdvisory advisory -> {
        json.text("kind", "advisory");
        json.text("asked", advisory.asked());
        json.array("records", () -> advisory.records().forEach(this::write));
        json.object("advisory_data", () -> write(advisory.data()));
      }
      case Explanation.OfPackage found -> {
        json.text("kind", "package");
        write(found);
      }
    }
  }

  private void write(Rule rule) {
    json.text("id", rule.id());
    json.text("title", rule.title());
    json.text("severity", Labels.of(rule.severity()));
    json.text("maturity", Labels.of(rule.maturity()));
    json.text("attack", rule.attack());
    json.text("because", rule.because());
    json.text("remedy", rule.remedy());
  }

  private void write(Explanation.OfPackage found) {
    json.text("name", found.name().normalized());
    json.number("rank", found.rank());
    json.flag("listed", found.listed());
    json.text("list_date", found.listDate());
    json.array("signals", () -> found.signals().forEach(this::write));
    json.array("records", () -> found.records().forEach(this::write));
    json.object("advisory_data", () -> write(found.data()));
  }

  private void write(NameSignal signal) {
    json.object(
        () -> {
          json.text("kind", Labels.of(signal.kind()));
          json.text("target", signal.target());
          json.number("target_rank", signal.targetRank());
          json.text("how", signal.how());
        });
  }

  private void write(AdvisorySource.Stamp stamp) {
    json.text("source", stamp.source());
    json.text("date", stamp.date().toString());
    json.number("records", stamp.records());
  }

  private void write(Known known) {
    Advisory advisory = known.advisory();
    json.object(
        () -> {
          json.text("id", advisory.id());
          json.texts("aliases", advisory.aliases());
          json.text("package", known.name().normalized());
          json.flag("malware", advisory.isMalware());
          json.text("severity", Labels.of(advisory.severity()));
          json.number("score", advisory.score());
          json.texts("cvss", advisory.cvss());
          json.text("published", advisory.published().map(LocalDate::toString));
          json.text("modified", advisory.modified().map(LocalDate::toString));
          json.text("exploited_since", known.exploitedSince().map(LocalDate::toString));
          json.number("epss", known.epss());
          json.array("ranges", () -> known.affected().ranges().forEach(this::write));
          json.texts("versions", known.affected().versions());
          json.texts("fixed_in", known.fixedIn());
        });
  }

  private void write(Range range) {
    json.object(
        () ->
            json.array(
                "events",
                () ->
                    range
                        .events()
                        .forEach(
                            event ->
                                json.object(
                                    () -> json.text(Labels.of(event.kind()), event.version())))));
  }
}
