package dev.assay.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.policy.PolicyReader;
import dev.assay.core.project.distribution.FileForm;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.PackageName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String OLD = "2026-01-01T00:00:00Z";
  private static final String YOUNG = "2026-11-19T12:00:00Z";

  @Test
  void aFileThatIsOldEnoughPasses() {
    assertThat(rules("", offer(OLD))).isEmpty();
    assertThat(rules("", offer("2026-11-17T12:00:00Z"))).isEmpty();
  }

  @Test
  void aYoungFileIsHeldUntilItIsOldEnough() {
    Finding finding = gate("").findings(offer(YOUNG)).getFirst();
    assertThat(finding.message())
        .isEqualTo(
            "`acme-2.0-py3-none-any.whl` was published 24 hours ago; the policy asks for 3 days,"
                + " which is on 2026-11-22T12:00:00Z");
    assertThat(gate("").oldEnough(offer(YOUNG))).contains(Instant.parse("2026-11-22T12:00:00Z"));
    assertThat(verdict(finding)).isEqualTo(Verdict.HOLD);
    assertThat(rules("minimum-age = 1", offer(YOUNG))).isEmpty();
    assertThat(rules("minimum-age = 0", offer("2026-11-20T12:00:00Z"))).isEmpty();
  }

  /// A clock that is wrong makes nothing old.
  @Test
  void aFileOfTheFutureIsYoung() {
    assertThat(rules("", offer("2027-01-01T00:00:00Z"))).containsExactly("too-young");
  }

  @Test
  void withoutATimeOurOwnClockCounts() {
    Offer offer = offer(OLD);
    Offer unknown = with(offer, Optional.empty(), Instant.parse(YOUNG), Optional.empty(), false);
    assertThat(rules("", unknown)).containsExactly("too-young");
    assertThat(
            rules("", with(offer, Optional.empty(), Instant.parse(OLD), Optional.empty(), false)))
        .isEmpty();
  }

  @Test
  void otherBytesBehindAKnownNameAreDeniedAndYoung() {
    Offer changed =
        with(offer(OLD), offer(OLD).uploaded(), Instant.parse(YOUNG), Optional.of("aa"), false);
    assertThat(rules("", changed)).containsExactly("too-young", "changed-digest");
    assertThat(gate("").findings(changed).stream().map(GateTest::verdict)).contains(Verdict.DENY);
  }

  @Test
  void whatNobodyCanJudgeOrNameAVersionOfIsHeld() {
    assertThat(rules("", named("acme-2.0-py2.7.egg"))).containsExactly("old-format");
    assertThat(rules("", named("acme.exe"))).containsExactly("old-format", "version-unknown");
    assertThat(rules("", named("acme-final.tar.gz"))).containsExactly("version-unknown");
    assertThat(gate("").findings(named("acme.exe")).stream().map(GateTest::verdict))
        .containsOnly(Verdict.HOLD);
  }

  private static Offer named(String file) {
    Offer offer = offer(OLD);
    return new Offer(
        offer.project(),
        offer.version(),
        file,
        FileForm.of(offer.project(), file),
        offer.origin(),
        offer.sha256(),
        offer.uploaded(),
        offer.seen(),
        offer.earlier(),
        offer.mends(),
        offer.licences(),
        offer.score(),
        offer.publisher());
  }

  @Test
  void aFixMayBeYoung() {
    Offer fix = with(offer(YOUNG), offer(YOUNG).uploaded(), NOW, Optional.empty(), true);
    assertThat(rules("", fix)).isEmpty();
    assertThat(rules("exempt-fixes = false", fix)).containsExactly("too-young");
  }

  @Test
  void afterTheFreezeNothingIsNew() {
    assertThat(rules("freeze = 2026-01-01", offer(OLD))).containsExactly("after-freeze");
    assertThat(rules("freeze = 2026-01-02", offer(OLD))).isEmpty();
  }

  @Test
  void whatIsPublishedHereIsNeitherYoungNorFrozen() {
    Offer hosted =
        new Offer(
            PackageName.of("acme"),
            "2.0",
            "acme-2.0.tar.gz",
            FileForm.of(PackageName.of("acme"), "acme-2.0.tar.gz"),
            Offer.Origin.HOSTED,
            Optional.empty(),
            Optional.of(NOW),
            NOW,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(rules("freeze = 2026-01-01", hosted)).isEmpty();
    assertThat(rules("deny = ['acme']", hosted)).containsExactly("denied-name");
  }

  @Test
  void namesAreDeniedOrNotAllowed() {
    assertThat(rules("deny = ['ac*']", offer(OLD))).containsExactly("denied-name");
    assertThat(rules("deny = ['acme<2']", offer(OLD))).isEmpty();
    assertThat(rules("allow = ['six']", offer(OLD))).containsExactly("name-not-allowed");
    assertThat(rules("allow = ['six', 'acme']", offer(OLD))).isEmpty();
    assertThat(gate("deny = ['acme']").findings(offer(OLD)).stream().map(GateTest::verdict))
        .containsExactly(Verdict.DENY);
  }

  @Test
  void licences() {
    assertThat(rules("deny-licences = ['AGPL-3.0-only']", licensed("MIT OR AGPL-3.0-only")))
        .containsExactly("licence-not-allowed");
    assertThat(rules("deny-licences = ['GPL-3.0']", licensed("LGPL-3.0"))).isEmpty();
    assertThat(rules("allow-licences = ['MIT']", licensed("BSD-3-Clause")))
        .containsExactly("licence-not-allowed");
    assertThat(rules("allow-licences = ['MIT']", licensed("mit"))).isEmpty();
    assertThat(rules("allow-licences = ['MIT']", offer(OLD))).isEmpty();
  }

  @Test
  void scoresAndPublishers() {
    Offer judged = proved(Optional.of(0.4), Optional.of("github:acme/widget"));
    assertThat(rules("most-score = 0.3", judged)).containsExactly("score-above-limit");
    assertThat(rules("most-score = 0.4", judged)).isEmpty();
    assertThat(rules("attested = {acme = 'github:acme/*'}", judged)).isEmpty();
    assertThat(rules("attested = {acme = 'github:acme'}", judged))
        .containsExactly("publisher-not-proved");
    assertThat(rules("attested = {acme = 'github:acme/*'}", offer(OLD)))
        .containsExactly("publisher-not-proved");
    assertThat(rules("attested = {other = 'github:acme/*'}", offer(OLD))).isEmpty();
  }

  @Test
  void whatIsNotJudgedIsHeldAndWhatIsRejectedDenied() {
    assertThat(verdict(Gate.notJudged(offer(OLD), "the judge is down"))).isEqualTo(Verdict.HOLD);
    assertThat(verdict(Gate.rejected(offer(OLD), "anna", "no"))).isEqualTo(Verdict.DENY);
  }

  private static List<String> rules(String index, Offer offer) {
    return gate(index).findings(offer).stream().map(finding -> finding.rule().id()).toList();
  }

  private static Gate gate(String index) {
    byte[] bytes = ("[index]\n" + index).getBytes(StandardCharsets.UTF_8);
    return PolicyReader.read(bytes, "assay.toml", Set.of())
            instanceof PolicyReader.Reading.Parsed(Policy policy)
        ? new Gate(policy.index(), NOW)
        : new Gate(Policy.BUILT_IN.index(), Instant.EPOCH);
  }

  private static Verdict verdict(Finding finding) {
    return new Judge(Policy.BUILT_IN, LocalDate.of(2026, 11, 20))
        .decide(List.of(finding)).stream()
            .map(Decision::verdict)
            .reduce(Verdict.ADMIT, Verdict::and);
  }

  private static Offer offer(String uploaded) {
    return proved(Instant.parse(uploaded), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Offer licensed(String licence) {
    return proved(
        Instant.parse(OLD), Optional.of(List.of(licence)), Optional.empty(), Optional.empty());
  }

  private static Offer proved(Optional<Double> score, Optional<String> publisher) {
    return proved(Instant.parse(OLD), Optional.empty(), score, publisher);
  }

  private static Offer proved(
      Instant uploaded,
      Optional<List<String>> licences,
      Optional<Double> score,
      Optional<String> publisher) {
    return new Offer(
        PackageName.of("acme"),
        "2.0",
        "acme-2.0-py3-none-any.whl",
        FileForm.of(PackageName.of("acme"), "acme-2.0-py3-none-any.whl"),
        Offer.Origin.PROXIED,
        Optional.of("bb"),
        Optional.of(uploaded),
        uploaded,
        Optional.empty(),
        false,
        licences,
        score,
        publisher);
  }

  private static Offer with(
      Offer offer,
      Optional<Instant> uploaded,
      Instant seen,
      Optional<String> earlier,
      boolean mends) {
    return new Offer(
        offer.project(),
        offer.version(),
        offer.file(),
        offer.form(),
        offer.origin(),
        offer.sha256(),
        uploaded,
        seen,
        earlier,
        mends,
        offer.licences(),
        offer.score(),
        offer.publisher());
  }
}
