package dev.assay.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.policy.Action;
import dev.assay.core.policy.Allowance;
import dev.assay.core.policy.IndexPolicy;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final Location PLACE = new Location("assay.toml", 9);
  private static final PackageName SIX = PackageName.parse("six").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "HIGH, CRITICAL, HOLD",
    "HIGH, HIGH, HOLD",
    "HIGH, MEDIUM, ADMIT",
    "HIGH, NONE, ADMIT",
    "LOW, LOW, HOLD",
    "NONE, NONE, HOLD",
    "CRITICAL, HIGH, ADMIT"
  })
  void aVulnerabilityIsHeldFromTheThresholdOn(
      Severity failOn, Severity severity, Verdict expected) {
    Policy policy = Policy.BUILT_IN.withFailOn(failOn);
    assertThat(verdict(policy, finding("vulnerable", Maturity.STABLE).withSeverity(severity)))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"WARN, ADMIT", "HOLD, HOLD", "DENY, DENY"})
  void aVulnerabilityOfUnknownSeverityIsNeverLow(Action unknown, Verdict expected) {
    Policy policy = policy(unknown, Map.of(), List.of()).withFailOn(Severity.CRITICAL);
    Finding finding = finding("vulnerable", Maturity.STABLE).withSeverity(Severity.UNKNOWN);
    assertThat(verdict(policy, finding)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "known-malware, DENY",
    "known-exploited, HOLD",
    "quarantined-project, DENY",
    "anything-else, ADMIT"
  })
  void builtInActionsHoldWhereNobodySaysOtherwise(String rule, Verdict expected) {
    assertThat(verdict(Policy.BUILT_IN, finding(rule, Maturity.STABLE))).contains(expected);
  }

  @Test
  void thePolicyGoesOverTheBuiltIn() {
    Map<String, Action> rules = Map.of("known-malware", Action.WARN, "vulnerable", Action.DENY);
    Policy policy = policy(Action.HOLD, rules, List.of());
    assertThat(verdict(policy, finding("known-malware", Maturity.STABLE))).contains(Verdict.ADMIT);
    assertThat(verdict(policy, finding("vulnerable", Maturity.STABLE).withSeverity(Severity.LOW)))
        .contains(Verdict.DENY);
  }

  @Test
  void aRuleThatIsOffDecidesNothing() {
    Policy policy = policy(Action.HOLD, Map.of("x", Action.OFF), List.of());
    assertThat(verdict(policy, finding("x", Maturity.STABLE))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Maturity.class)
  void onlyAStableRuleDenies(Maturity maturity) {
    Policy policy = policy(Action.HOLD, Map.of("x", Action.DENY), List.of());
    assertThat(verdict(policy, finding("x", maturity)))
        .contains(maturity == Maturity.STABLE ? Verdict.DENY : Verdict.HOLD);
  }

  @Test
  void anAllowEntryAdmitsOnSomebodysWord() {
    Policy policy = allowing(allowance("known-malware", TODAY));
    assertThat(new Judge(policy, TODAY).decide(List.of(finding("known-malware", Maturity.STABLE))))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.verdict()).isEqualTo(Verdict.ADMIT);
              assertThat(decision.reason())
                  .isEqualTo("allowed by anna until 2026-11-01 (assay.toml:9): a false alarm");
            });
  }

  @Test
  void anAllowEntryMayNameAnAdvisory() {
    Policy policy = allowing(allowance("GHSA-1", TODAY));
    Finding finding = finding("known-malware", Maturity.STABLE);
    assertThat(verdict(policy, finding.withIds(List.of("CVE-1", "GHSA-1"))))
        .contains(Verdict.ADMIT);
    assertThat(verdict(policy, finding.withIds(List.of("CVE-1")))).contains(Verdict.DENY);
  }

  @Test
  void anAllowEntryCoversOnlyWhatItNames() {
    Finding finding = finding("known-malware", Maturity.STABLE);
    Allowance entry = allowance("known-malware", TODAY);
    assertThat(verdict(allowing(withVersion(entry, "1.0")), finding)).contains(Verdict.ADMIT);
    assertThat(verdict(allowing(withVersion(entry, "1.1")), finding)).contains(Verdict.DENY);
    assertThat(verdict(allowing(withHash(entry, "aa")), finding)).contains(Verdict.ADMIT);
    assertThat(verdict(allowing(withHash(entry, "bb")), finding)).contains(Verdict.DENY);
    assertThat(verdict(allowing(allowance("vulnerable", TODAY)), finding)).contains(Verdict.DENY);
    assertThat(verdict(allowing(entry), finding.about(dependency("seven")))).contains(Verdict.DENY);
  }

  @Test
  void anExpiredAllowEntryCountsNoMoreAndIsItselfHeld() {
    Policy policy = allowing(allowance("known-malware", TODAY.minusDays(1)));
    List<Decision> decisions =
        new Judge(policy, TODAY).decide(List.of(finding("known-malware", Maturity.STABLE)));
    assertThat(decisions)
        .extracting(decision -> decision.finding().rule().id(), Decision::verdict)
        .containsExactly(
            tuple("known-malware", Verdict.DENY), tuple("expired-allowance", Verdict.HOLD));
    Finding expired = decisions.getLast().finding();
    assertThat(expired.location()).isEqualTo(PLACE);
    assertThat(expired.message())
        .isEqualTo("the allow entry for `known-malware` of `six` expired on 2026-10-31");
  }

  @Test
  void decisionsKeepTheOrderOfTheirFindings() {
    List<Finding> findings =
        List.of(finding("b", Maturity.STABLE), finding("known-malware", Maturity.STABLE));
    assertThat(new Judge(Policy.BUILT_IN, TODAY).decide(findings))
        .extracting(Decision::finding)
        .isEqualTo(findings);
  }

  private static Optional<Verdict> verdict(Policy policy, Finding finding) {
    List<Decision> decisions = new Judge(policy, TODAY).decide(List.of(finding));
    assertThat(decisions).hasSizeLessThanOrEqualTo(1);
    return decisions.stream().map(Decision::verdict).findFirst();
  }

  private static Finding finding(String rule, Maturity maturity) {
    return Rule.of(rule, "something is so")
        .severity(Severity.HIGH)
        .maturity(maturity)
        .because("It matters.")
        .remedy("change it")
        .at(new Location("uv.lock", 3), "it is so")
        .about(dependency("six"));
  }

  private static Dependency dependency(String name) {
    return Dependency.of(PackageName.parse(name).orElseThrow(), "1.0", new Location("uv.lock", 3))
        .withHashes(List.of("sha256:aa"));
  }

  private static Allowance allowance(String rule, LocalDate expires) {
    return new Allowance(
        rule,
        Optional.of(SIX),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "a false alarm",
        "anna",
        expires,
        PLACE);
  }

  private static Allowance withVersion(Allowance entry, String version) {
    return narrowed(entry, Optional.of(version), Optional.empty());
  }

  private static Allowance withHash(Allowance entry, String sha256) {
    return narrowed(entry, Optional.empty(), Optional.of(sha256));
  }

  private static Allowance narrowed(
      Allowance entry, Optional<String> version, Optional<String> sha256) {
    return new Allowance(
        entry.rule(),
        entry.about(),
        version,
        entry.path(),
        sha256,
        entry.reason(),
        entry.owner(),
        entry.expires(),
        entry.source());
  }

  private static Policy allowing(Allowance entry) {
    return policy(Action.HOLD, Map.of(), List.of(entry));
  }

  private static Policy policy(
      Action unknownSeverity, Map<String, Action> rules, List<Allowance> allow) {
    return new Policy(
        "a test",
        Severity.HIGH,
        unknownSeverity,
        rules,
        List.of(),
        OptionalInt.empty(),
        allow,
        IndexPolicy.BUILT_IN);
  }
}
