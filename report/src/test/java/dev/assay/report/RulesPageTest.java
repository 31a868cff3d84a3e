package dev.assay.report;

import static java.util.stream.Collectors.joining;

import dev.assay.core.Rules;
import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Rule;
import dev.assay.core.policy.Policy;
import dev.assay.report.json.Labels;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `docs/reference/rules.md` what the rules say of themselves.
class RulesPageTest {
  private static final String HEAD =
      """
      # Rules

      Written from the rules themselves by a test; do not edit by hand. What becomes of a finding is a matter of the
      [policy](policy.md). The last column tells what the built-in one makes of a finding that is sure; one that is only
      likely is held where it says deny, and one that is merely possible always warns. Vulnerabilities are held by their
      severity, which is that of their CVSS score; unknown is never low. Only stable rules may deny.

      | rule | reports that … | severity | maturity | when sure |
      |---|---|---|---|---|
      """;

  @Test
  void thePageIsWhatTheRulesSay() {
    String table = rules().map(RulesPageTest::row).collect(joining());
    String details = rules().map(RulesPageTest::detail).collect(joining());
    Golden.checkFile("docs/reference/rules.md", HEAD + table + details);
  }

  private static Stream<Rule> rules() {
    return Rules.all().stream();
  }

  private static String row(Rule rule) {
    return "| [`%s`](#%s) | %s | %s | %s | %s |\n"
        .formatted(
            rule.id(),
            rule.id(),
            rule.title(),
            severity(rule),
            Labels.of(rule.maturity()),
            action(rule));
  }

  private static String action(Rule rule) {
    return rule.id().equals("vulnerable")
        ? "by severity"
        : Policy.BUILT_IN.actionFor(rule.at(Location.of("any"), rule.title())).label();
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
