package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.verdict.Verdict;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Provenances.AttestationVerdict;
import dev.assay.store.Provenances.Provenance;
import dev.assay.store.Publishers.Attested;
import dev.assay.store.Publishers.AttestedVersion;
import dev.assay.store.Publishers.Pin;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import dev.assay.store.StoredFacts.StoredFact;
import dev.assay.store.Waivers.State;
import dev.assay.store.Waivers.Waiver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class VerdictsTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @OnBoth
  void factsAreKeptForEachExtractor(Place place) {
    Store store = place.open();
    byte[] acts = {0, 1, (byte) 0xff};
    store.run(s -> s.storedFacts().put(new StoredFact(ONE, "a.whl", 3, acts, 10, 20, NOW)));
    store.run(s -> s.storedFacts().put(new StoredFact(ONE, "a.whl", 4, acts, 11, 21, NOW)));
    StoredFact fact = store.read(s -> s.storedFacts().find(ONE, "a.whl", 4).orElseThrow());
    assertThat(fact.acts()).isEqualTo(acts);
    assertThat(fact.steps()).isEqualTo(21);
    assertThat(store.<Optional<?>>read(s -> s.storedFacts().find(ONE, "b.whl", 4))).isEmpty();
    assertThat(store.<Integer>write(s -> s.storedFacts().removeOlder(4))).isEqualTo(1);
    assertThat(store.<Optional<?>>read(s -> s.storedFacts().find(ONE, "a.whl", 3))).isEmpty();
  }

  @OnBoth
  void theLatestJudgementCounts(Place place) {
    Store store = place.open();
    Judgement held = judgement(ONE, "basis1", Verdict.HOLD, NOW);
    Judgement admitted = judgement(ONE, "basis2", Verdict.ADMIT, NOW + 5);
    Judgement late = judgement(ONE, "basis0", Verdict.DENY, NOW - 5);
    Judgement other = judgement(TWO, "basis1", Verdict.HOLD, NOW + 1);
    for (Judgement judgement : List.of(held, admitted, late, other)) {
      store.run(s -> s.judgements().put(judgement));
    }
    assertThat(store.<Optional<Judgement>>read(s -> s.judgements().latest(ONE))).contains(admitted);
    assertThat(store.<Optional<Judgement>>read(s -> s.judgements().latest(ONE, "a.whl")))
        .contains(admitted);
    assertThat(store.<Optional<Judgement>>read(s -> s.judgements().find(ONE, "a.whl", "basis1")))
        .contains(held);
    assertThat(store.<List<Judgement>>read(s -> s.judgements().of("demo")))
        .containsExactly(admitted, other);
    assertThat(store.<List<Judgement>>read(s -> s.judgements().history("demo", "1.0")))
        .containsExactly(admitted, other, held, late);
    assertThat(store.<Map<Verdict, Long>>read(s -> s.judgements().counts()))
        .isEqualTo(Map.of(Verdict.ADMIT, 1L, Verdict.HOLD, 1L, Verdict.DENY, 0L));
    assertThat(store.<List<Judgement>>read(s -> s.judgements().outdated("basis2", 9)))
        .containsExactly(other);
    assertThat(store.<Integer>write(s -> s.judgements().outdate(Optional.of("demo")))).isEqualTo(2);
    assertThat(store.<Integer>write(s -> s.judgements().outdate(Optional.empty()))).isZero();
    assertThat(store.<List<Judgement>>read(s -> s.judgements().outdated("basis2", 9))).hasSize(2);
  }

  @OnBoth
  void aStoreTellsHowBusyItIs(Place place) {
    Store store = place.open();
    List<Store.Load> busy = store.read(_ -> store.load());
    assertThat(busy).containsExactly(new Store.Load("read", 1, 0), new Store.Load("write", 0, 0));
  }

  /// Two nodes judge the same file at once, and the one that was first writes last.
  @OnBoth
  void aJudgementStaysTheLatestWhenItIsMadeTwice(Place place) {
    Store store = place.open();
    for (long at : List.of(NOW, NOW - 1)) {
      store.run(s -> s.judgements().put(judgement(ONE, "basis", Verdict.ADMIT, at)));
    }
    assertThat(store.<List<Judgement>>read(s -> s.judgements().of("demo"))).hasSize(1);
  }

  @OnBoth
  void theQueueComesInPages(Place place) {
    Store store = place.open();
    for (int i = 0; i < 7; i++) {
      String sha256 = Integer.toString(i).repeat(64);
      long at = NOW + i;
      store.run(s -> s.judgements().put(judgement(sha256, "basis", Verdict.HOLD, at)));
    }
    assertThat(queue(store, 0)).containsExactly(NOW + 6, NOW + 5, NOW + 4);
    assertThat(queue(store, 6)).containsExactly(NOW);
    Judgement failed =
        new Judgement(
            TWO, "b.whl", "basis", "demo", "1.0", Verdict.HOLD, 0, "[]", "not a zip", NOW + 9);
    store.run(s -> s.judgements().put(failed));
    assertThat(store.<List<Judgement>>read(s -> s.judgements().failed(0, 10)))
        .containsExactly(failed);
  }

  @OnBoth
  void theLastReviewInForceCounts(Place place) {
    Store store = place.open();
    long first = add(store, review(null, Decision.REJECT, NOW, null));
    long second = add(store, review(ONE, Decision.APPROVE, NOW + 1, NOW + 100));
    assertThat(second).isGreaterThan(first);
    assertThat(inForce(store, ONE, NOW + 50)).isEqualTo(Decision.APPROVE);
    assertThat(inForce(store, ONE, NOW + 100)).isEqualTo(Decision.REJECT);
    assertThat(inForce(store, TWO, NOW + 50)).isEqualTo(Decision.REJECT);
    assertThat(store.<List<Review>>read(s -> s.reviews().of("demo"))).hasSize(2);
    assertThat(store.<List<Review>>read(s -> s.reviews().inForce("demo", NOW + 100))).hasSize(1);
    assertThat(store.<Optional<?>>read(s -> s.reviews().inForce("demo", "2.0", ONE, NOW)))
        .isEmpty();
  }

  @OnBoth
  void aWaiverIsAskedForDecidedOnceAndEnds(Place place) {
    Store store = place.open();
    Waiver request =
        Waiver.request("new-acts", "demo", null, ONE, "bob", "we wrote it", NOW, NOW + 9);
    long id = store.write(s -> s.waivers().add(request));
    assertThat(store.<List<Waiver>>read(s -> s.waivers().inForce("demo", NOW))).isEmpty();
    assertThat(store.<List<Waiver>>read(s -> s.waivers().in(State.REQUESTED, 0, 10))).hasSize(1);
    assertThat(store.<Boolean>write(s -> s.waivers().revoke(id, "ada", NOW))).isFalse();
    assertThat(store.<Boolean>write(s -> s.waivers().decide(id, State.APPROVED, "ada", NOW)))
        .isTrue();
    assertThat(store.<Boolean>write(s -> s.waivers().decide(id, State.REJECTED, "eve", NOW)))
        .isFalse();
    assertThat(store.<List<Waiver>>read(s -> s.waivers().inForce("demo", NOW + 8)))
        .extracting(Waiver::approver)
        .containsExactly("ada");
    assertThat(store.<List<Waiver>>read(s -> s.waivers().inForce("demo", NOW + 9))).isEmpty();
    assertThat(store.<Boolean>write(s -> s.waivers().revoke(id, "eve", NOW))).isTrue();
    assertThat(store.<Waiver>read(s -> s.waivers().find(id).orElseThrow()).state())
        .isEqualTo(State.REVOKED);
    assertThat(store.<List<Waiver>>read(s -> s.waivers().of("demo"))).hasSize(1);
  }

  @OnBoth
  void aWaiverMayBeForOneTeam(Place place) {
    Store store = place.open();
    Waiver request = Waiver.request("new-acts", "demo", null, null, "bob", "ours", NOW, NOW + 9);
    store.run(s -> s.waivers().add(request));
    store.run(s -> s.waivers().add(request.forTeam("tools")));
    assertThat(store.<List<Waiver>>read(s -> s.waivers().of("demo")))
        .extracting(Waiver::team)
        .containsExactlyInAnyOrder(null, "tools");
  }

  @OnBoth
  void aPublisherIsPinnedAtFirstSight(Place place) {
    Store store = place.open();
    Pin pin = new Pin("demo", "{\"repository\":\"acme/demo\"}", NOW, "1.0");
    Pin other = new Pin("demo", "{\"repository\":\"eve/demo\"}", NOW + 1, "1.1");
    assertThat(store.<Pin>write(s -> s.publishers().pin(pin))).isEqualTo(pin);
    assertThat(store.<Pin>write(s -> s.publishers().pin(other))).isEqualTo(pin);
    store.run(s -> s.publishers().repin(other));
    assertThat(store.<Optional<Pin>>read(s -> s.publishers().pinned("demo"))).contains(other);
    store.run(s -> s.publishers().unpin("demo"));
    assertThat(store.<Optional<Pin>>read(s -> s.publishers().pinned("demo"))).isEmpty();
    AttestedVersion yes = new AttestedVersion("demo", "1.0", Attested.YES, "{}", NOW);
    AttestedVersion no = new AttestedVersion("demo", "1.1", Attested.NO, null, NOW + 1);
    store.run(s -> s.publishers().attested(no));
    store.run(s -> s.publishers().attested(yes));
    assertThat(store.<List<AttestedVersion>>read(s -> s.publishers().history("demo")))
        .containsExactly(yes, no);
  }

  @OnBoth
  void aProvenanceIsKeptAsItWasFirstServed(Place place) {
    Store store = place.open();
    byte[] json = "{\"version\": 1}\n".getBytes(UTF_8);
    store.run(s -> s.provenances().keep(new Provenance(ONE, "a.whl", "demo", json, NOW)));
    store.run(s -> s.provenances().keep(new Provenance(ONE, "a.whl", "demo", new byte[1], NOW)));
    store.run(s -> s.provenances().keep(new Provenance(TWO, "b.whl", "other", json, NOW)));
    assertThat(store.<Provenance>read(s -> s.provenances().find(ONE, "a.whl").orElseThrow()).json())
        .isEqualTo(json);
    assertThat(store.<Optional<?>>read(s -> s.provenances().find(TWO, "a.whl"))).isEmpty();
    assertThat(store.<List<Provenances.Of>>read(s -> s.provenances().of("demo")))
        .containsExactly(new Provenances.Of(ONE, "a.whl"));
    assertThatThrownBy(
            () -> new Provenance(ONE, "a.whl", "demo", new byte[Provenances.MOST_BYTES + 1], NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @OnBoth
  void whatTheCryptographyCameToIsKeptForEachTrustedRoot(Place place) {
    Store store = place.open();
    AttestationVerdict verdict = new AttestationVerdict(ONE, TWO, "root", "UNKNOWN_KEY", "a key");
    AttestationVerdict again = new AttestationVerdict(ONE, TWO, "root", "HOLDS", "");
    store.run(s -> s.provenances().keep(verdict));
    assertThat(
            store.<Optional<AttestationVerdict>>read(
                s -> s.provenances().verdict(ONE, TWO, "root")))
        .contains(verdict);
    store.run(s -> s.provenances().keep(again));
    assertThat(
            store.<Optional<AttestationVerdict>>read(
                s -> s.provenances().verdict(ONE, TWO, "root")))
        .contains(again);
    assertThat(store.<Optional<?>>read(s -> s.provenances().verdict(ONE, TWO, "other"))).isEmpty();
  }

  @OnBoth
  void theUploadsOfAProjectAreRemembered(Place place) {
    Store store = place.open();
    store.run(s -> s.publishers().see(new Publishers.Sight("demo", NOW, NOW + 1)));
    store.run(s -> s.publishers().see(new Publishers.Sight("demo", NOW, NOW + 2)));
    assertThat(store.<Optional<Publishers.Sight>>read(s -> s.publishers().sight("demo")))
        .contains(new Publishers.Sight("demo", NOW, NOW + 2));
    assertThat(store.<Optional<?>>read(s -> s.publishers().sight("other"))).isEmpty();
  }

  @OnBoth
  void anIncidentThatWasClosedIsNotOpenedAgainWhereOnceIsEnough(Place place) {
    Store store = place.open();
    Incidents.Kind kind = Incidents.Kind.ATTESTATION_LOST;
    assertThat(store.<Boolean>write(s -> s.incidents().openOnce(kind, "demo", "a.whl", "{}", NOW)))
        .isTrue();
    long id = store.<List<Incidents.Incident>>read(s -> s.incidents().open("demo")).getFirst().id();
    store.<Boolean>write(s -> s.incidents().close(id, "ada", NOW + 1));
    assertThat(
            store.<Boolean>write(s -> s.incidents().openOnce(kind, "demo", "a.whl", "{}", NOW + 2)))
        .isFalse();
    assertThat(
            store.<Boolean>write(s -> s.incidents().openOnce(kind, "demo", "b.whl", "{}", NOW + 2)))
        .isTrue();
    assertThat(store.<List<Incidents.Incident>>read(s -> s.incidents().of("demo"))).hasSize(2);
  }

  private static List<Long> queue(Store store, int offset) {
    return store.<List<Judgement>>read(s -> s.judgements().queue(Verdict.HOLD, offset, 3)).stream()
        .map(Judgement::judgedAt)
        .toList();
  }

  private static Judgement judgement(String sha256, String basis, Verdict verdict, long at) {
    return new Judgement(sha256, "a.whl", basis, "demo", "1.0", verdict, 0.25, "[]", null, at);
  }

  private static Review review(String sha256, Decision decision, long at, Long expiresAt) {
    return new Review(0, "demo", "1.0", sha256, decision, "ada", "read it", at, expiresAt);
  }

  private static long add(Store store, Review review) {
    return store.write(s -> s.reviews().add(review));
  }

  private static Decision inForce(Store store, String sha256, long now) {
    return store.read(
        s -> s.reviews().inForce("demo", "1.0", sha256, now).orElseThrow().decision());
  }

  @OnBoth
  void admittedFilesAreRemovedByOne(Place place) {
    Store store = place.open();
    store.run(s -> s.admissions().add("demo", List.of("a", "b"), NOW));
    store.run(s -> s.admissions().add("demo", List.of("b", "c"), NOW + 1));
    store.run(s -> s.admissions().add("later", List.of("a"), NOW));
    assertThat(store.<List<String>>read(s -> s.admissions().of("demo")))
        .containsExactly("a", "b", "c");
    assertThat(store.<List<String>>write(s -> s.admissions().remove("demo", List.of("a", "x"))))
        .containsExactly("a");
    assertThat(store.<List<String>>write(s -> s.admissions().remove("demo", List.of("a"))))
        .isEmpty();
    assertThat(store.<List<String>>read(s -> s.admissions().projectsAfter("", 1)))
        .containsExactly("demo");
    assertThat(store.<List<String>>read(s -> s.admissions().projectsAfter("demo", 9)))
        .containsExactly("later");
  }
}
