package dev.assay.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuityTest {
  private static final Identity PINNED =
      identity("acme/widget", "7", "release.yml", "refs/tags/v1.0", "release");
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-02T00:00:00Z");
  private static final ProjectSight SEEN = new ProjectSight(FIRST, LAST, List.of("alice", "bob"));

  private static Identity identity(
      String repository, String id, String workflow, String ref, String trigger) {
    return new Identity(
        "https://issuer.example", repository, Optional.of(id), workflow, Ref.of(ref), trigger);
  }

  private static Verification signedBy(Identity identity) {
    return new Verification.Verified(
        new Publisher.GitHub(identity.repository(), identity.workflow(), Optional.empty()),
        identity,
        Predicate.PUBLISH,
        Optional.empty(),
        1);
  }

  private static Continuity compare(Identity now) {
    return Continuity.compare(Optional.of(PINNED), signedBy(now), History.NONE);
  }

  @Test
  void anotherTagIsTheSame() {
    assertThat(compare(identity("acme/widget", "7", "release.yml", "refs/tags/v2", "release")))
        .isEqualTo(new Continuity.Same());
  }

  @ParameterizedTest
  @CsvSource({
    "mallory/widget, 9, release.yml, release, repository, acme/widget, mallory/widget",
    "acme/widget, 9, release.yml, release, repository id, 7, 9",
    "acme/widget, 7, other.yml, release, workflow, release.yml, other.yml",
    "acme/widget, 7, release.yml, pull_request_target, trigger, release, pull_request_target",
  })
  void anotherPublisherIsAChange(
      String repository,
      String id,
      String workflow,
      String trigger,
      String what,
      String from,
      String to) {
    assertThat(compare(identity(repository, id, workflow, "refs/tags/v2", trigger)))
        .isEqualTo(new Continuity.Changed(what, from, to));
  }

  @Test
  void anotherIssuerIsAChange() {
    Identity now =
        new Identity(
            "https://other.example",
            "acme/widget",
            Optional.of("7"),
            "release.yml",
            Ref.of("refs/tags/v1"),
            "release");
    assertThat(compare(now))
        .isEqualTo(
            new Continuity.Changed("issuer", "https://issuer.example", "https://other.example"));
  }

  @Test
  void aBranchIsNoTagAtFirstSightAndLater() {
    Identity branch = identity("acme/widget", "7", "release.yml", "refs/heads/main", "release");
    Continuity expected = new Continuity.NotATag(new Ref(Ref.Kind.BRANCH, "main"));
    assertThat(compare(branch)).isEqualTo(expected);
    assertThat(Continuity.compare(Optional.empty(), signedBy(branch), History.NONE))
        .isEqualTo(expected);
  }

  @Test
  void aBranchThatWasPinnedIsTheSameAndAnotherIsNot() {
    Identity main = identity("acme/widget", "7", "release.yml", "refs/heads/main", "push");
    Identity other = identity("acme/widget", "7", "release.yml", "refs/heads/other", "push");
    Identity tag = identity("acme/widget", "7", "release.yml", "refs/tags/v1", "push");
    Optional<Identity> pinned = Optional.of(main);
    assertThat(Continuity.compare(pinned, signedBy(main), History.NONE))
        .isEqualTo(new Continuity.Same());
    assertThat(Continuity.compare(pinned, signedBy(other), History.NONE))
        .isInstanceOf(Continuity.NotATag.class);
    assertThat(Continuity.compare(pinned, signedBy(tag), History.NONE))
        .isEqualTo(new Continuity.Changed("ref", "branch main", "tag"));
  }

  @Test
  void whatWasAdmittedBesidesIsTheSame() {
    Identity nightly = identity("acme/widget", "7", "nightly.yml", "refs/heads/main", "schedule");
    History history = new History(true, List.of(nightly), Optional.empty());
    assertThat(Continuity.compare(Optional.of(PINNED), signedBy(nightly), history))
        .isEqualTo(new Continuity.Same());
  }

  @Test
  void attestedBeforeAndNotNowIsLost() {
    History attested = new History(true, List.of(), Optional.empty());
    Verification absent = new Verification.Absent();
    Verification unsupported = new Verification.Unsupported("an attestation of version 2");
    assertThat(Continuity.compare(Optional.of(PINNED), absent, History.NONE))
        .isEqualTo(new Continuity.Lost());
    assertThat(Continuity.compare(Optional.empty(), unsupported, attested))
        .isEqualTo(new Continuity.Lost());
    assertThat(Continuity.compare(Optional.empty(), absent, History.NONE))
        .isEqualTo(new Continuity.Same());
  }

  @Test
  void theFirstTagIsFirstSeenAndSoIsAnAccount() {
    Identity account =
        new Identity(
            "https://accounts.example", "bot@acme.example", Optional.empty(), "", Ref.of(""), "");
    assertThat(Continuity.compare(Optional.empty(), signedBy(PINNED), History.NONE))
        .isEqualTo(new Continuity.FirstSeen());
    assertThat(Continuity.compare(Optional.empty(), signedBy(account), History.NONE))
        .isEqualTo(new Continuity.FirstSeen());
    assertThat(account.words()).isEqualTo("bot@acme.example");
    assertThat(PINNED.words()).isEqualTo("acme/widget, release.yml, tag v1.0");
  }

  @Test
  void aProjectWhoseFilesAreAllNewerWasMadeAgain() {
    ProjectSight now = new ProjectSight(LATER, LATER, List.of("alice"));
    assertThat(Continuity.compare(Optional.of(SEEN), now, true))
        .isEqualTo(new Continuity.Recreated(LAST, LATER));
  }

  @Test
  void aProjectThatOnlyLostItsOldestFilesIsTheSame() {
    ProjectSight now = new ProjectSight(LAST, LATER, List.of("bob"));
    assertThat(Continuity.compare(Optional.of(SEEN), now, false)).isEqualTo(new Continuity.Same());
  }

  @Test
  void aNewOwnerOfAnUnattestedProjectIsANewIdentity() {
    ProjectSight now = new ProjectSight(FIRST, LATER, List.of("mallory", "alice"));
    ProjectSight unknown = new ProjectSight(FIRST, LAST, List.of());
    assertThat(Continuity.compare(Optional.of(SEEN), now, false))
        .isEqualTo(new Continuity.NewOwner(List.of("mallory")));
    assertThat(Continuity.compare(Optional.of(SEEN), now, true)).isEqualTo(new Continuity.Same());
    assertThat(Continuity.compare(Optional.of(unknown), now, false))
        .isEqualTo(new Continuity.Same());
    assertThat(Continuity.compare(Optional.empty(), now, false))
        .isEqualTo(new Continuity.FirstSeen());
  }

  @Test
  void oneRefusalOutweighsAllAndThePublisherComesFirst() {
    Verification slsa =
        new Verification.Verified(
            new Publisher.Google("bot@acme.example"),
            PINNED,
            Predicate.SLSA_PROVENANCE,
            Optional.empty(),
            2);
    Verification refused = new Verification.Refused("no");
    Verification unsupported = new Verification.Unsupported("new");
    assertThat(Verification.of(List.of(slsa, signedBy(PINNED), unsupported)))
        .isEqualTo(signedBy(PINNED));
    assertThat(Verification.of(List.of(slsa, refused))).isEqualTo(refused);
    assertThat(Verification.of(List.of(unsupported))).isEqualTo(unsupported);
    assertThat(Verification.of(List.of())).isEqualTo(new Verification.Absent());
  }

  @ParameterizedTest
  @CsvSource({
    "refs/tags/v1.2, tag v1.2, tag",
    "refs/heads/main, branch main, branch main",
    "refs/pull/7/merge, ref refs/pull/7/merge, ref refs/pull/7/merge",
    "refs/tags/, ref refs/tags/, ref refs/tags/",
  })
  void aRefIsReadAndWritten(String text, String words, String pattern) {
    assertThat(Ref.of(text)).hasToString(words);
    assertThat(Ref.of(text).pattern()).isEqualTo(pattern);
    assertThat(Ref.of(text).text()).isEqualTo(text);
  }

  @Test
  void aSightIsTheSpanOfTheUploads() {
    assertThat(ProjectSight.of(List.of(LAST, FIRST, LATER), List.of("bob", "alice", "bob")))
        .contains(new ProjectSight(FIRST, LATER, List.of("alice", "bob")));
    assertThat(ProjectSight.of(List.of(), List.of("alice"))).isEmpty();
  }
}
