package dev.assay.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.assay.core.Rules;
import dev.assay.core.detector.code.CodeCases;
import dev.assay.core.detector.metadata.MetadataCases;
import dev.assay.core.detector.naming.NamingCases;
import dev.assay.core.detector.provenance.ProvenanceCases;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Polices the registry.
class DetectorsTest {
  @Test
  void everyDetectorIsListedOnce() {
    List<String> written =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.assay.core.detector")
                .stream()
                .filter(type -> type.isAssignableTo(Detector.class) && !type.isInterface())
                .map(JavaClass::getName)
                .toList();
    assertThat(Detectors.all())
        .extracting(detector -> detector.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void idsAreUnique() {
    assertThat(rules()).extracting(Rule::id).doesNotHaveDuplicates();
  }

  @Test
  void everyRuleHasACaseAndABenignTwin() {
    Set<String> tried =
        Stream.of(MetadataCases.all(), ProvenanceCases.all(), NamingCases.all(), CodeCases.all())
            .flatMap(cases -> cases)
            .map(RuleCase::rule)
            .collect(Collectors.toSet());
    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(Detectors.rules().stream().map(Rule::id).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleCanBeReadByAPerson(Rule rule) {
    assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(rule.title()).matches("[a-z].*[^.]");
    assertThat(rule.because()).matches("(?s)([A-Z]|pip ).*\\.");
    assertThat(rule.remedy()).matches("(?s)[a-z].*[^.]");
    rule.attack().ifPresent(technique -> assertThat(technique).matches("T\\d{4}(\\.\\d{3})?"));
  }

  static List<Rule> rules() {
    return Rules.all();
  }
}
