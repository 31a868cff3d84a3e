package dev.assay.report;

import static java.util.stream.Collectors.joining;

import dev.assay.core.detector.Detectors;
import dev.assay.core.finding.Rule;
import dev.assay.core.verdict.Judge;
import dev.assay.report.json.Labels;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `docs/reference/rules.md` what the rules say of themselves.
class RulesPageTest {
  private static final String HEAD =
      """
      # Rules

      Written from the rules themselves by a test; do not edit by hand. What becomes of a finding is a matter of the
      [policy](policy.md): known malware and quarantined projects are denied; what is exploited, what is severe and has a fix,
      and expired allow entries are held; everything else warns. Only stable rules may deny. The severity of a vulnerability
      is that of its CVSS score; unknown is never low.

      | rule | reports that … | severity | maturity |
      |---|---|---|---|
      """;

  @Test
  void thePageIsWhatTheRulesSay() {
    String table = rules().map(RulesPageTest::row).collect(joining());
    String details = rules().map(RulesPageTest::detail).collect(joining());
    Golden.checkFile("docs/reference/rules.md", HEAD + table + details);
  }

  private static Stream<Rule> rules() {
    return Stream.concat(Detectors.rules().stream(), Stream.of(Judge.EXPIRED_ALLOWANCE));
  }

  private static String row(Rule rule) {
    return "| [`%s`](#%s) | %s | %s | %s |\n"
        .formatted(rule.id(), rule.id(), rule.title(), severity(rule), Labels.of(rule.maturity()));
  }

  private static String detail(Rule rule) {
    String attack =
        rule.attack().map(technique -> "\n\nMITRE ATT&CK: " + technique + ".").orElse("");
    return "\n## %s\n\n%s\n\nRemedy: %s.%s\n"
        .formatted(rule.id(), rule.because(), rule.remedy(), attack);
  }

  private static String severity(Rule rule) {
    return switch (rule.severity()) {
      case UNKNOWN -> "as scored";
      case NONE, LOW, MEDIUM, HIGH, CRITICAL -> Labels.of(rule.severity());
    };
  }
}
