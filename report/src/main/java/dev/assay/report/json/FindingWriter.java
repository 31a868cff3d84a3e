package dev.assay.report.json;

import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Allowance;
import dev.assay.core.verdict.Decision;
import java.util.Optional;

/// Writes findings with what the policy makes of them.
final class FindingWriter {
  private final JsonWriter json;

  FindingWriter(JsonWriter json) {
    this.json = json;
  }

  void finding(Decision decision) {
    json.object(() -> write(decision));
  }

  private void write(Decision decision) {
    Finding finding = decision.finding();
    json.text("rule", finding.rule().id());
    json.text("severity", Labels.of(finding.severity()));
    json.text("confidence", Labels.of(finding.confidence()));
    json.text("maturity", Labels.of(finding.rule().maturity()));
    json.text("message", finding.message());
    json.text("remedy", finding.remedy());
    json.text("file", finding.location().file());
    json.number("line", finding.location().line());
    json.text("evidence", finding.evidence());
    json.text("name", finding.subject().map(subject -> subject.name().normalized()));
    json.text("version", finding.subject().map(Finding.Subject::version));
    json.texts("ids", finding.ids());
    json.text("verdict", Labels.of(decision.verdict()));
    json.text("reason", decision.reason());
    allowed(decision.allowance());
  }

  private void allowed(Optional<Allowance> allowance) {
    if (allowance.isEmpty()) {
      json.nothing("allowed");
      return;
    }
    Allowance entry = allowance.get();
    json.object(
        "allowed",
        () -> {
          json.text("rule", entry.rule());
          json.text("reason", entry.reason());
          json.text("owner", entry.owner());
          json.text("expires", entry.expires().toString());
          json.text("source", entry.source().toString());
        });
  }
}
