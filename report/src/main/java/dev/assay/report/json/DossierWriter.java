package dev.assay.report.json;

import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.project.Dependency;
import dev.assay.core.verdict.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Writes dependencies with their dossiers.
final class DossierWriter {
  private final JsonWriter json;
  private final AttestationWriter attestations;

  DossierWriter(JsonWriter json) {
    this.json = json;
    this.attestations = new AttestationWriter(json);
  }

  void dependency(Dossier dossier) {
    json.object(
        () -> {
          release(dossier.dependency());
          json.texts("advisories", advisories(dossier));
          json.object("dossier", () -> write(dossier));
        });
  }

  void release(Dependency dependency) {
    json.text("name", dependency.name().normalized());
    json.text("version", dependency.version());
    json.text("source", dependency.source().toString());
  }

  private static List<String> advisories(Dossier dossier) {
    return dossier.advisories().stream()
        .flatMap(family -> family.matches().stream())
        .map(match -> match.advisory().id())
        .distinct()
        .sorted()
        .toList();
  }

  private void write(Dossier dossier) {
    json.text("verdict", Labels.of(dossier.verdict()));
    json.number("rank", dossier.rank());
    origin(dossier.dependency());
    json.texts("why", dossier.why());
    json.array("families", () -> dossier.advisories().forEach(this::family));
    json.array("names", () -> dossier.nameSignals().forEach(this::signal));
    json.texts("notes", dossier.notes());
    json.texts("checks", dossier.checks());
    json.array("attestations", () -> dossier.attestations().forEach(attestations::write));
    abilities(dossier.abilities());
    json.array("decisions", () -> dossier.decisions().forEach(this::decision));
  }

  private void abilities(Optional<List<String>> abilities) {
    if (abilities.isPresent()) {
      json.texts("abilities", abilities.get());
    } else {
      json.nothing("abilities");
    }
  }

  private void origin(Dependency dependency) {
    json.text("reach", Labels.of(dependency.reach()));
    json.text("pin", Labels.of(dependency.pin()));
    json.texts("extras", dependency.extras());
    json.texts("groups", dependency.groups());
    json.text("marker", dependency.marker());
    json.texts("hashes", dependency.hashes());
    json.texts("requires", dependency.requires().stream().map(name -> name.normalized()).toList());
    json.text("origin", dependency.origin());
    json.text("licence", dependency.licence());
  }

  private void family(AdvisoryFamily family) {
    json.object(
        () -> {
          json.texts("ids", family.ids());
          json.flag("malware", family.malware());
          json.text("severity", Labels.of(family.severity()));
          json.number("score", family.score());
          json.number("epss", family.epss());
          json.text("kev", family.exploitedSince().map(LocalDate::toString));
          json.texts("fixed_in", family.fixedIn());
          json.array("records", () -> family.matches().forEach(this::record));
        });
  }

  private void record(AdvisoryMatch match) {
    json.object(
        () -> {
          json.text("id", match.advisory().id());
          json.texts("aliases", match.advisory().aliases());
          json.text("basis", Labels.of(match.basis()));
          json.texts("cvss", match.advisory().cvss());
          json.number("score", match.advisory().score());
          json.text("summary", match.advisory().summary());
          json.text("published", match.advisory().published().map(LocalDate::toString));
          json.text("modified", match.advisory().modified().map(LocalDate::toString));
        });
  }

  private void signal(NameSignal signal) {
    json.object(
        () -> {
          json.text("kind", Labels.of(signal.kind()));
          json.text("target", signal.target());
          json.number("target_rank", signal.targetRank());
          json.text("how", signal.how());
        });
  }

  private void decision(Decision decision) {
    json.object(
        () -> {
          json.text("rule", decision.finding().rule().id());
          json.texts("ids", decision.finding().ids());
          json.text("verdict", Labels.of(decision.verdict()));
          json.text("reason", decision.reason());
        });
  }
}
