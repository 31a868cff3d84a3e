package dev.assay.report.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Allowance;
import dev.assay.core.verdict.Decision;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import dev.assay.report.view.Phrases;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes results in the order of the audit.
final class Results {
  private static final int FINGERPRINT_BYTES = 16;

  private final JsonWriter json;
  private final Places places;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<List<String>, AdvisoryFamily> families = new HashMap<>();

  Results(JsonWriter json, Places places, List<Descriptor> rules, Audit audit) {
    this.json = json;
    this.places = places;
    for (Descriptor rule : rules) {
      indexes.put(rule.id(), indexes.size());
    }
    for (Dossier dossier : audit.dossiers()) {
      for (AdvisoryFamily family : dossier.advisories()) {
        families.putIfAbsent(Phrases.records(family), family);
      }
    }
  }

  void result(Decision decision) {
    json.object(() -> write(decision));
  }

  private void write(Decision decision) {
    Finding finding = decision.finding();
    String rule = Descriptor.idFor(finding);
    json.text("ruleId", rule);
    json.number("ruleIndex", indexes.getOrDefault(rule, -1));
    json.text("level", Levels.of(decision));
    json.object("message", () -> json.text("text", Messages.text(message(finding))));
    places.locations(finding.location());
    json.object("partialFingerprints", () -> json.text("assayFinding/v1", fingerprint(finding)));
    decision.allowance().ifPresent(entry -> suppression(json, entry));
    json.object("properties", () -> properties(decision));
  }

  private static String message(Finding finding) {
    return finding.message() + ". Remedy: " + finding.remedy() + ".";
  }

  static void suppression(JsonWriter json, Allowance entry) {
    json.array(
        "suppressions",
        () ->
            json.object(
                () -> {
                  json.text("kind", "external");
                  json.text("status", "accepted");
                  json.text(
                      "justification",
                      Messages.property(
                          "%s, until %s: %s"
                              .formatted(entry.owner(), entry.expires(), entry.reason())));
                }));
  }

  private void properties(Decision decision) {
    Finding finding = decision.finding();
    json.text("security-severity", score(finding));
    json.text("severity", Labels.of(finding.severity()));
    json.text("confidence", Labels.of(finding.confidence()));
    json.text("verdict", Labels.of(decision.verdict()));
    json.text("reason", Messages.property(decision.reason()));
    json.text("evidence", Messages.property(finding.evidence()));
    finding.subject().ifPresent(this::subject);
    AdvisoryFamily family = families.get(finding.ids());
    json.texts("ids", family == null ? finding.ids() : family.ids());
    json.texts("tags", finding.ids());
  }

  private void subject(Finding.Subject subject) {
    json.text("name", subject.name().normalized());
    json.text("version", Messages.property(subject.version()));
  }

  private String score(Finding finding) {
    AdvisoryFamily family = families.get(finding.ids());
    return family != null && family.score().isPresent()
        ? String.format(Locale.ROOT, "%.1f", family.score().getAsDouble())
        : Descriptor.score(finding.severity());
  }

  /// The same finding keeps its fingerprint when lines move or the version changes.
  private String fingerprint(Finding finding) {
    String about =
        finding.subject().map(subject -> subject.name().normalized()).orElse(finding.message());
    String identity =
        String.join(
            "\n",
            finding.rule().id(),
            about,
            String.join(" ", finding.ids()),
            finding.location().file());
    String hash = HexFormat.of().formatHex(sha256(identity), 0, FINGERPRINT_BYTES);
    return hash + ":" + seen.merge(hash, 1, Integer::sum);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
