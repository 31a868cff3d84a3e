package dev.assay.index.admission;

import dev.assay.core.Rules;
import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import dev.assay.core.version.PackageName;
import dev.assay.index.provenance.VerificationText;
import dev.assay.report.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is found of a file as JSON text and back. A finding of a rule that is no longer there is
/// left out: its file is judged anew.
final class JudgedText {
  private static final Map<String, Rule> RULES = rules();

  private JudgedText() {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>();
    Rules.all().forEach(rule -> rules.put(rule.id(), rule));
    return Map.copyOf(rules);
  }

  static String write(Judged judged) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.texts("licences", judged.licences());
            judged
                .verification()
                .ifPresent(
                    it -> json.object("attestation", () -> VerificationText.write(json, it)));
            json.array(
                "findings",
                () ->
                    judged.findings().forEach(finding -> json.object(() -> write(json, finding))));
          });
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(JsonWriter json, Finding finding) {
    json.text("rule", finding.rule().id());
    json.text("severity", finding.severity().name());
    json.text("confidence", finding.confidence().name());
    json.text("file", finding.location().file());
    json.number("line", finding.location().line());
    json.text("message", finding.message());
    json.text("remedy", finding.remedy());
    json.text("evidence", finding.evidence());
    json.texts("ids", finding.ids());
    json.texts("trail", finding.trail());
    json.texts("digests", finding.digests());
    finding
        .subject()
        .ifPresent(
            subject ->
                json.object(
                    "subject",
                    () -> {
                      json.text("name", subject.name().normalized());
                      json.text("version", subject.version());
                      json.texts("hashes", subject.hashes());
                    }));
  }

  static Judged read(String text, double score, Optional<String> error) {
    if (!(Documents.json(text.getBytes(StandardCharsets.UTF_8))
        instanceof Documents.Reading.Parsed(Node root))) {
      return Judged.failed("what was kept of its judgement cannot be read");
    }
    List<Finding> findings = new ArrayList<>();
    for (Node node : root.array("findings")) {
      Optional.ofNullable(RULES.get(node.text("rule").orElse("")))
          .ifPresent(rule -> findings.add(finding(node, rule)));
    }
    return new Judged(
        findings,
        score,
        texts(root, "licences"),
        root.at("attestation").flatMap(VerificationText::read),
        error);
  }

  private static Finding finding(Node node, Rule rule) {
    return new Finding(
        rule,
        node.text("severity").map(Severity::valueOf).orElse(rule.severity()),
        node.text("confidence").map(Confidence::valueOf).orElse(Confidence.HIGH),
        new Location(
            node.text("file").orElse(""),
            (int) node.at("line").map(JudgedText::number).orElse(0L).longValue()),
        node.text("message").orElse(""),
        node.text("remedy").orElse(rule.remedy()),
        node.text("evidence").orElse(""),
        node.at("subject").flatMap(JudgedText::subject),
        texts(node, "ids"),
        texts(node, "trail"),
        texts(node, "digests"));
  }

  private static long number(Node node) {
    return Math.max(0, node.asLong().orElse(0));
  }

  private static Optional<Finding.Subject> subject(Node node) {
    return node.text("name")
        .flatMap(PackageName::parse)
        .map(
            name ->
                new Finding.Subject(name, node.text("version").orElse(""), texts(node, "hashes")));
  }

  private static List<String> texts(Node node, String key) {
    return node.array(key).stream().flatMap(value -> value.asText().stream()).toList();
  }
}
