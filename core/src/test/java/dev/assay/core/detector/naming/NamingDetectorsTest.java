package dev.assay.core.detector.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamingDetectorsTest {
  @ParameterizedTest
  @MethodSource("dev.assay.core.detector.naming.NamingCases#all")
  void aRuleFindsItsCaseAndPassesTheTwin(RuleCase rule) {
    assertThat(rule.findings(rule.found()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).contains(rule.message());
              assertThat(finding.location()).isEqualTo(RuleCase.PLACE);
              assertThat(finding.severity()).isLessThanOrEqualTo(Severity.MEDIUM);
            });
    assertThat(rule.findings(rule.benign())).isEmpty();
  }
}
