package dev.assay.core.detector.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.policy.Policy;
import dev.assay.core.verdict.Judge;
import dev.assay.core.verdict.Verdict;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvenanceDetectorsTest {
  private static final Judge JUDGE = new Judge(Policy.BUILT_IN, LocalDate.of(2026, 11, 1));

  @ParameterizedTest
  @MethodSource("dev.assay.core.detector.provenance.ProvenanceCases#all")
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

  @ParameterizedTest
  @MethodSource("dev.assay.core.detector.provenance.ProvenanceCases#all")
  void whatDoesNotHoldIsDeniedAndWhatChangedIsHeld(RuleCase rule) {
    Verdict expected = rule.rule().equals("attestation-invalid") ? Verdict.DENY : Verdict.HOLD;
    assertThat(JUDGE.decide(rule.findings(rule.found())))
        .extracting(decision -> decision.verdict())
        .containsExactly(expected);
    assertThat(JUDGE.decide(rule.findings(rule.benign()))).isEmpty();
  }
}
