package dev.assay.report.cyclonedx;

import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Audit;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.policy.Allowance;
import dev.assay.core.verdict.Decision;
import dev.assay.report.SafeText;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import dev.assay.report.view.Overview;
import dev.assay.report.view.Row;
import dev.assay.report.view.Section;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Writes one vulnerability a release and advisory family, with the analysis of those that an allow
/// entry lets pass.
final class Vulnerabilities {
  private static final String MIDNIGHT = "T00:00:00Z";

  private final JsonWriter json;
  private final Set<String> refs = new HashSet<>();

  Vulnerabilities(JsonWriter json) {
    this.json = json;
  }

  void write(Audit audit) {
    for (Section section : Overview.of(audit).sections()) {
      section.rows().forEach(this::write);
    }
  }

  private void write(Row row) {
    String purl = PackageUrl.of(row.dossier().dependency());
    String ref = "vulnerability:%s#%s:%s".formatted(purl, row.knownAs(), row.standing().label());
    if (refs.add(ref)) {
      json.object(() -> write(row, purl, ref));
    }
  }

  private void write(Row row, String purl, String ref) {
    AdvisoryFamily family = row.family();
    json.text("bom-ref", ref);
    json.text("id", row.knownAs());
    json.object("source", () -> json.text("name", sourceOf(row.knownAs())));
    references(row.otherIds());
    json.array("ratings", () -> ratings(family));
    summary(family).ifPresent(text -> json.text("description", SafeText.line(text)));
    json.text("recommendation", recommendation(row));
    days(family, Advisory::published)
        .min(LocalDate::compareTo)
        .ifPresent(day -> json.text("published", day + MIDNIGHT));
    days(family, Advisory::modified)
        .max(LocalDate::compareTo)
        .ifPresent(day -> json.text("updated", day + MIDNIGHT));
    row.decision().flatMap(Decision::allowance).ifPresent(this::analysis);
    json.array("affects", () -> json.object(() -> affects(row, purl)));
    json.array("properties", () -> properties(row));
  }

  private void references(List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    json.array(
        "references",
        () ->
            ids.forEach(
                id ->
                    json.object(
                        () -> {
                          json.text("id", id);
                          json.object("source", () -> json.text("name", sourceOf(id)));
                        })));
  }

  private static String sourceOf(String id) {
    if (id.startsWith("CVE-")) {
      return "NVD";
    }
    if (id.startsWith("GHSA-")) {
      return "GitHub";
    }
    if (id.startsWith("PYSEC-")) {
      return "PyPA";
    }
    return id.startsWith("MAL-") ? "OpenSSF" : "OSV";
  }

  private static Optional<String> summary(AdvisoryFamily family) {
    return family.matches().stream()
        .map(match -> match.advisory().summary())
        .filter(summary -> !summary.isEmpty())
        .findFirst();
  }

  private static String recommendation(Row row) {
    return row.decision()
        .map(decision -> SafeText.line(decision.finding().remedy()))
        .orElse("the policy has switched the rule off");
  }

  private void ratings(AdvisoryFamily family) {
    boolean rated = false;
    for (AdvisoryMatch match : family.matches()) {
      rated |= Ratings.write(json, match.advisory());
    }
    if (!rated) {
      json.object(() -> json.text("severity", Labels.of(family.severity())));
    }
    if (family.epss().isPresent()) {
      json.object(
          () -> {
            json.object("source", () -> json.text("name", "EPSS"));
            json.number("score", family.epss().getAsDouble());
            json.text("method", "other");
          });
    }
  }

  private static Stream<LocalDate> days(
      AdvisoryFamily family, Function<Advisory, Optional<LocalDate>> day) {
    return family.matches().stream().flatMap(match -> day.apply(match.advisory()).stream());
  }

  /// An allow entry accepts a risk for a time; it does not say that there is none.
  private void analysis(Allowance entry) {
    json.object(
        "analysis",
        () -> {
          json.text("state", "in_triage");
          json.text(
              "detail",
              SafeText.line(
                  "allowed by %s until %s: %s"
                      .formatted(entry.owner(), entry.expires(), entry.reason())));
        });
  }

  private void affects(Row row, String purl) {
    json.text("ref", purl);
    json.array(
        "versions",
        () ->
            json.object(
                () -> {
                  json.text("version", SafeText.line(row.dossier().dependency().version()));
                  json.text("status", "affected");
                }));
  }

  private void properties(Row row) {
    property("assay:standing", row.standing().label());
    row.family().exploitedSince().ifPresent(day -> property("assay:kev", day.toString()));
    row.family().fixedIn().forEach(version -> property("assay:fixed-in", version));
  }

  private void property(String name, String value) {
    json.object(
        () -> {
          json.text("name", name);
          json.text("value", SafeText.line(value));
        });
  }
}
