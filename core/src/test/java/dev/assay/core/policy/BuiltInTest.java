package dev.assay.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.Rules;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInTest {
  private static final List<Rule> RULES = Rules.all();

  @Test
  void everyNamedRuleExistsAndIsNamedOnce() {
    assertThat(Stream.concat(BuiltIn.DENY.stream(), BuiltIn.HOLD.stream()))
        .doesNotHaveDuplicates()
        .isSubsetOf(RULES.stream().map(Rule::id).toList());
  }

  @Test
  void whatDeniesIsStable() {
    assertThat(RULES.stream().filter(rule -> BuiltIn.DENY.contains(rule.id())))
        .allSatisfy(rule -> assertThat(rule.maturity()).isEqualTo(Maturity.STABLE));
  }
}
