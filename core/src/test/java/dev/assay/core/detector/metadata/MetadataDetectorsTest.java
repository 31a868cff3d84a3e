package dev.assay.core.detector.metadata;

import static dev.assay.core.detector.RuleCase.pin;
import static dev.assay.core.detector.RuleCase.remark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.detector.Detectors;
import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.Remark;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataDetectorsTest {
  @ParameterizedTest
  @MethodSource("dev.assay.core.detector.metadata.MetadataCases#all")
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

  @Test
  void recordsThatShareAnAliasAreOneFindingWithTheIdsOfBoth() {
    Facts facts =
        new Facts(
            List.of(
                aliased("PYSEC-2026-1", "CVE-2026-5", 5.0),
                aliased("GHSA-xxxx-yyyy-zzzz", "CVE-2026-5", 9.8)));
    assertThat(detect(facts))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.ids()).containsExactly("GHSA-xxxx-yyyy-zzzz", "PYSEC-2026-1");
              assertThat(finding.message()).contains("has CVE-2026-5 (critical 9.8)");
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            });
  }

  @Test
  void theRemedyNamesTheVersionThatEndsAll() {
    Facts facts =
        new Facts(
            List.of(
                MetadataCases.match("PYSEC-2026-1", Basis.RANGE, Optional.empty(), "1.9"),
                MetadataCases.match("PYSEC-2026-2", Basis.RANGE, Optional.empty(), "1.10")));
    assertThat(detect(facts))
        .extracting(Finding::remedy)
        .containsExactly(
            "upgrade to 1.9 or later (to 1.10 or later for all that is known against it)",
            "upgrade to 1.10 or later");
  }

  @Test
  void aSecondIndexWithoutHashesIsConfusionInstead() {
    Facts facts =
        new Facts(
            List.of(
                remark(Remark.Kind.EXTRA_INDEX, "https://index.example/simple"),
                remark(Remark.Kind.UNHASHED, "1 of 1")));
    assertThat(detect(facts))
        .extracting(finding -> finding.rule().id())
        .containsExactly("dependency-confusion", "unhashed-pins");
  }

  private static AdvisoryMatch aliased(String id, String alias, double score) {
    return new AdvisoryMatch(
        pin("acme", "1.2"),
        new Advisory(
            id,
            List.of(alias),
            List.of(),
            OptionalDouble.of(score),
            "",
            Optional.empty(),
            Optional.empty()),
        Basis.RANGE,
        List.of("1.3"),
        Optional.empty(),
        OptionalDouble.empty());
  }

  private static List<Finding> detect(Facts facts) {
    return Detectors.all().stream().flatMap(detector -> detector.detect(facts)).toList();
  }
}
