package dev.assay.core.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.advisory.AdvisorySource.Stamp;
import dev.assay.core.artifact.Location;
import dev.assay.core.detector.Detectors;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Action;
import dev.assay.core.policy.IndexPolicy;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Projects;
import dev.assay.core.verdict.Judge;
import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AssemblyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 8, 1);
  private static final Stamp STAMP = new Stamp("fixture", TODAY, 99);

  /// All vulnerabilities are held, so that only what is known of them orders them.
  private static final Policy POLICY =
      new Policy(
          "test",
          Severity.NONE,
          Action.HOLD,
          Map.of("known-malware", Action.HOLD, "vulnerable-unfixed", Action.HOLD),
          List.of(),
          OptionalInt.empty(),
          List.of(),
          IndexPolicy.BUILT_IN);

  private final List<Dependency> dependencies = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();

  @Test
  void malwareThenExploitedThenChanceTimesHarm() {
    known(direct("unlikely"), "CVE-1", OptionalDouble.of(9.8), OptionalDouble.of(0.0004));
    known(direct("likely"), "CVE-2", OptionalDouble.of(7.5), OptionalDouble.of(0.9));
    known(direct("mild"), "CVE-3", OptionalDouble.of(3.1), OptionalDouble.of(0.0004));
    known(direct("unknown"), "CVE-4", OptionalDouble.empty(), OptionalDouble.empty());
    exploited(transitive("exploited"), "CVE-5");
    known(transitive("malicious"), "MAL-6", OptionalDouble.empty(), OptionalDouble.empty());
    assertThat(decided())
        .containsExactly("malicious", "exploited", "likely", "unknown", "unlikely", "mild");
    assertThat(critical()).containsExactly("malicious", "exploited", "likely");
  }

  @Test
  void whatIsAsBadComesDirectBeforeTransitive() {
    known(transitive("a-transitive"), "CVE-1", OptionalDouble.of(7.5), OptionalDouble.of(0.1));
    known(pin("b-untold"), "CVE-2", OptionalDouble.of(7.5), OptionalDouble.of(0.1));
    known(direct("c-direct"), "CVE-3", OptionalDouble.of(7.5), OptionalDouble.of(0.1));
    assertThat(decided()).containsExactly("c-direct", "a-transitive", "b-untold");
    assertThat(critical()).containsExactly("c-direct", "a-transitive", "b-untold");
  }

  @Test
  void theRowsOfOnePackageDoNotDragEachOtherAlong() {
    Dependency both = direct("both");
    exploited(both, "CVE-1");
    known(both, "CVE-2", OptionalDouble.of(2.0), OptionalDouble.of(0.001));
    known(direct("likely"), "CVE-3", OptionalDouble.of(9.0), OptionalDouble.of(0.5));
    assertThat(decided()).containsExactly("both", "likely", "both");
  }

  @Test
  void theOrderDoesNotDependOnWhatCameFirst() {
    known(direct("one"), "CVE-1", OptionalDouble.of(7.5), OptionalDouble.of(0.1));
    known(direct("two"), "CVE-2", OptionalDouble.of(7.5), OptionalDouble.of(0.1));
    known(direct("three"), "CVE-3", OptionalDouble.of(9.5), OptionalDouble.of(0.1));
    List<String> forwards = decided();
    Collections.reverse(facts);
    Collections.reverse(dependencies);
    assertThat(decided()).isEqualTo(forwards);
  }

  @Test
  void recordsOfOneThingAreOneRowThatKeepsEveryId() {
    Dependency demo = direct("demo");
    match(demo, advisory("PYSEC-1", List.of("CVE-1"), OptionalDouble.empty()), "2.0", "1.10");
    match(demo, advisory("GHSA-1", List.of("CVE-1"), OptionalDouble.of(7.5)), "1.10", "1.9");
    match(demo, advisory("GHSA-2", List.of(), OptionalDouble.of(5.0)), "1.8");
    Dossier dossier = audit().dossiers().getFirst();
    assertThat(dossier.advisories()).hasSize(2);
    AdvisoryFamily family = dossier.advisories().getFirst();
    assertThat(family.ids()).containsExactly("CVE-1", "GHSA-1", "PYSEC-1");
    assertThat(family.matches())
        .extracting(match -> match.advisory().id())
        .containsExactly("GHSA-1", "PYSEC-1");
    assertThat(family.score()).hasValue(7.5);
    assertThat(family.severity()).isEqualTo(Severity.HIGH);
    assertThat(family.fixedIn()).containsExactly("1.9", "1.10", "2.0");
    assertThat(audit().decisions()).hasSize(2);
  }

  @Test
  void anUnknownSeverityIsNeverLow() {
    known(direct("demo"), "CVE-1", OptionalDouble.empty(), OptionalDouble.empty());
    AdvisoryFamily family = audit().dossiers().getFirst().advisories().getFirst();
    assertThat(family.severity()).isEqualTo(Severity.UNKNOWN);
    assertThat(family.score()).isEmpty();
    assertThat(AdvisoryFamilies.weight(family)).isGreaterThan(6.9 * 0.03);
  }

  @Test
  void thePublicPartOfALocalVersionIsANoteAndNoRow() {
    Dependency local = Dependency.of(PackageName.of("demo"), "1.0+cu118", new Location("lock", 1));
    dependencies.add(local);
    facts.add(
        new AdvisoryMatch(
            local,
            advisory("PYSEC-1", List.of(), OptionalDouble.of(9.0)),
            Basis.PUBLIC_PART,
            List.of(),
            Optional.empty(),
            OptionalDouble.empty()));
    Audit audit = audit();
    assertThat(audit.verdict()).isEqualTo(Verdict.ADMIT);
    assertThat(audit.dossiers().getFirst().advisories()).isEmpty();
    assertThat(audit.dossiers().getFirst().notes())
        .containsExactly("`1.0+cu118` is a local version; its public part would match PYSEC-1");
  }

  @Test
  void whereNothingIsKnownTheLeastLookedAtMatterMost() {
    transitive("ranked-deep");
    direct("popular");
    direct("ranked");
    direct("unranked");
    assertThat(critical()).containsExactly("unranked", "ranked", "popular");
  }

  @Test
  void aPackageIsNamedOnceAmongTheThree() {
    for (String version : List.of("1.0", "1.1", "1.2")) {
      Dependency demo = Dependency.of(PackageName.of("demo"), version, new Location("lock", 1));
      dependencies.add(demo);
      known(demo, "CVE-1", OptionalDouble.of(9.0), OptionalDouble.of(0.5));
    }
    direct("other");
    assertThat(critical()).containsExactly("demo", "other");
  }

  @Test
  void aVersionThatNobodyCanOrderIsNotCheckedInFull() {
    dependencies.add(Dependency.of(PackageName.of("demo"), "3.0.3-NA", new Location("lock", 7)));
    assertThat(audit().unchecked())
        .singleElement()
        .satisfies(it -> assertThat(it.what()).isEqualTo("demo 3.0.3-NA"))
        .satisfies(it -> assertThat(it.source()).isEqualTo(new Location("lock", 7)));
  }

  private List<String> decided() {
    return audit().decisions().stream()
        .map(decision -> decision.finding().subject().orElseThrow().name().normalized())
        .toList();
  }

  private List<String> critical() {
    return audit().critical().stream()
        .map(dossier -> dossier.dependency().name().normalized())
        .toList();
  }

  private Audit audit() {
    Facts all = new Facts(facts);
    List<Finding> findings =
        Detectors.all().stream().flatMap(detector -> detector.detect(all)).toList();
    Input input = new Input("lock", InputKind.UV_LOCK, ".", dependencies, List.of(), List.of());
    return new Assembly(
            AssemblyTest::rank,
            STAMP,
            all,
            new Judge(POLICY, TODAY).decide(findings),
            CodeEvidence.NONE)
        .audit(new Projects(List.of(input), List.of()), "test", TODAY);
  }

  private static OptionalInt rank(PackageName name) {
    return switch (name.normalized()) {
      case "popular" -> OptionalInt.of(3);
      case "ranked", "ranked-deep" -> OptionalInt.of(9_000);
      default -> OptionalInt.empty();
    };
  }

  private Dependency direct(String name) {
    return added(unreached(name).withReach(Reach.DIRECT));
  }

  private Dependency transitive(String name) {
    return added(unreached(name).withReach(Reach.TRANSITIVE));
  }

  private Dependency pin(String name) {
    return added(unreached(name));
  }

  private Dependency unreached(String name) {
    return Dependency.of(
        PackageName.of(name), "1.0", new Location("lock", dependencies.size() + 1));
  }

  private Dependency added(Dependency dependency) {
    dependencies.add(dependency);
    return dependency;
  }

  private void known(Dependency dependency, String id, OptionalDouble score, OptionalDouble epss) {
    facts.add(
        new AdvisoryMatch(
            dependency,
            advisory(id, List.of(), score),
            Basis.LISTED,
            List.of("2.0"),
            Optional.empty(),
            epss));
  }

  private void exploited(Dependency dependency, String id) {
    facts.add(
        new AdvisoryMatch(
            dependency,
            advisory(id, List.of(), OptionalDouble.of(5.0)),
            Basis.LISTED,
            List.of("2.0"),
            Optional.of(LocalDate.of(2025, 1, 1)),
            OptionalDouble.of(0.01)));
  }

  private void match(Dependency dependency, Advisory advisory, String... fixes) {
    facts.add(
        new AdvisoryMatch(
            dependency,
            advisory,
            Basis.LISTED,
            List.of(fixes),
            Optional.empty(),
            OptionalDouble.empty()));
  }

  private static Advisory advisory(String id, List<String> aliases, OptionalDouble score) {
    return new Advisory(id, aliases, List.of(), score, "", Optional.empty(), Optional.empty());
  }
}
