package dev.assay.core.detector.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.detector.RuleCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeDetectorsTest {
  @ParameterizedTest
  @MethodSource("dev.assay.core.detector.code.CodeCases#all")
  void aRuleFindsItsCaseAndPassesTheTwin(RuleCase rule) {
    assertThat(rule.findings(rule.found()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).isEqualTo(rule.message());
              assertThat(finding.location()).isEqualTo(RuleCase.PLACE);
            });
    assertThat(rule.findings(rule.benign())).isEmpty();
  }
}
