package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.attestation.FakeSigstore;
import dev.assay.index.Wheels;
import dev.assay.store.Incidents.Incident;
import dev.assay.store.Incidents.Kind;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who published a file, as the page, the file and `why` tell it.
class AttestedServingTest extends AttestedCase {
  private static final FakeSigstore STRANGER = new FakeSigstore();

  @Test
  void theFirstPublisherIsPinnedAndNamed() {
    seeTheFirst();
    assertThat(index.text("/why/acme/1.0").body())
        .contains("\"publisher\":\"attested by GitHub acme/widget, release.yml, tag v1.0\"");
    String pin =
        index.store.read(session -> session.publishers().pinned("acme")).orElseThrow().identity();
    assertThat(pin).contains("acme/widget", "2026-01-01T00:00:00Z");
  }

  @Test
  void theSamePublisherGoesOn() {
    seeTheFirst();
    publish("1.1", 2, Signer.ACME.from("refs/tags/v1.1"));
    index.clock.pass(Duration.ofHours(1));
    assertServed("1.1");
    assertThat(incidents()).isEmpty();
  }

  @Test
  void anotherWorkflowIsHeld() {
    seeTheFirst();
    publish("1.1", 2, Signer.ACME.by("nightly.yml"));
    index.clock.pass(Duration.ofHours(1));
    HttpResponse<String> refused = assertRefused("1.1", "publisher-changed", "hold");
    assertThat(refused.body())
        .contains("the workflow that publishes `acme` 1.1 was", "nightly.yml")
        .contains("\"publisher\":\"attested by GitHub acme/widget, nightly.yml, tag v1.0\"");
    assertServed("1.0");
  }

  @Test
  void anotherRepositoryIsHeldAndAnIncidentOnce() {
    seeTheFirst();
    publish("1.1", 2, Signer.ACME.in("mallory/widget", "666"));
    index.clock.pass(Duration.ofHours(1));
    assertRefused("1.1", "publisher-changed", "hold");
    Incident incident =
        index.store.<List<Incident>>read(session -> session.incidents().open("acme")).getFirst();
    assertThat(incident.kind()).isEqualTo(Kind.PUBLISHER_CHANGED);
    assertThat(incident.filename()).isEqualTo(wheel("1.1"));
    assertThat(incident.detail()).contains("mallory/widget");
    index.store.write(
        session -> session.incidents().close(incident.id(), "anna", index.clock.millis()));
    index.clock.pass(Duration.ofMinutes(1));
    assertRefused("1.1", "publisher-changed", "hold");
    assertThat(incidents()).isEmpty();
  }

  @Test
  void aRepositoryOfTheSameNameThatIsAnotherOneIsHeld() {
    seeTheFirst();
    publish("1.1", 2, Signer.ACME.in("acme/widget", "666"));
    index.clock.pass(Duration.ofHours(1));
    assertThat(assertRefused("1.1", "publisher-changed", "hold").body()).contains("repository id");
  }

  @Test
  void attestedBeforeAndNotNowIsHeldBeforeAnybodyLooks() {
    publishUnattested("0.9", 1);
    publish("1.0", 2, Signer.ACME);
    assertServed("1.0");
    publishUnattested("1.1", 3);
    publishUnattested("0.9.1", 4);
    index.clock.pass(Duration.ofHours(1));
    assertThat(index.json("/simple/acme/").body()).doesNotContain(wheel("1.1"), wheel("0.9.1"));
    assertRefused("1.1", "attestation-lost", "hold");
    assertRefused("0.9.1", "attestation-lost", "hold");
    assertThat(index.upstream.asked()).doesNotContain("file " + wheel("1.1"));
    assertThat(incidents()).containsOnly(Kind.ATTESTATION_LOST);
    assertServed("0.9");
  }

  @Test
  void aBranchInsteadOfATagIsHeld() {
    seeTheFirst();
    publish("1.1", 2, Signer.ACME.from("refs/heads/main"));
    index.clock.pass(Duration.ofHours(1));
    assertRefused("1.1", "ref-not-a-tag", "hold");
  }

  @Test
  void aFirstBranchIsHeldAndNotPinned() {
    publish("1.0", 1, Signer.ACME.from("refs/heads/main"));
    assertThat(index.text("/files/acme/" + wheel("1.0")).body()).contains("ref-not-a-tag");
    publish("1.1", 2, Signer.ACME);
    index.clock.pass(Duration.ofHours(1));
    assertServed("1.1");
  }

  @Test
  void anAttestationOfOtherBytesIsDenied() {
    seeTheFirst();
    attest("1.1", 2, Signer.ACME.sign(TestIndex.SIGSTORE, wheel("1.1"), bytes("9"), moment(2)));
    attest("1.2", 3, "{}".getBytes(StandardCharsets.UTF_8));
    index.clock.pass(Duration.ofHours(1));
    HttpResponse<String> refused = assertRefused("1.1", "attestation-invalid", "deny");
    assertThat(refused.body()).contains("\"publisher\":\"attestation refused: ");
    assertRefused("1.2", "attestation-invalid", "deny");
    assertThat(incidents()).containsOnly(Kind.ATTESTATION_INVALID);
  }

  @Test
  void aProjectThatWasMadeAgainIsHeldUntilSomebodyAcceptsIt() {
    publishUnattested("1.0", 1);
    assertServed("1.0");
    index.upstream.withdraw(wheel("1.0"));
    publishUnattested("2.0", 6);
    publishUnattested("2.1", 7);
    index.clock.pass(Duration.ofHours(1));
    HttpResponse<String> page = index.json("/simple/acme/");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("project-recreated", "2026-01-01T00:00:05Z");
    assertThat(index.text("/files/acme/" + wheel("2.0")).body()).contains("project-recreated");
    assertThat(index.text("/why/acme/2.0").body()).contains("project-recreated");
    assertThat(incidents()).containsExactly(Kind.PUBLISHER_CHANGED);
    approve("2.0");
    assertServed("2.0");
    assertServed("2.1");
  }

  /// Attestations of somebody who was never seen vouch for nobody.
  @Test
  void whoeverMakesAnUnattestedProjectAgainIsNotPinned() {
    publishUnattested("1.0", 1);
    assertServed("1.0");
    index.upstream.withdraw(wheel("1.0"));
    Signer mallory = Signer.ACME.in("mallory/widget", "666");
    publish("2.0", 6, mallory);
    index.clock.pass(Duration.ofHours(1));
    assertThat(index.json("/simple/acme/").body()).contains("project-recreated");
    assertThat(index.text("/files/acme/" + wheel("2.0")).statusCode()).isEqualTo(403);
    Optional<?> pin = index.store.read(session -> session.publishers().pinned("acme"));
    assertThat(pin).isEmpty();
    approve("2.0");
    publish("2.1", 7, mallory);
    index.clock.pass(Duration.ofHours(1));
    assertServed("2.1");
  }

  /// The certificate says that it is in the same hands.
  @Test
  void anAttestedProjectThatWasMadeAgainByTheSamePublisherGoesOn() {
    seeTheFirst();
    index.upstream.withdraw(wheel("1.0"));
    publish("2.0", 6, Signer.ACME.from("refs/tags/v2.0"));
    index.clock.pass(Duration.ofHours(1));
    assertServed("2.0");
    publishUnattested("2.1", 7);
    index.clock.pass(Duration.ofHours(1));
    assertRefused("2.1", "attestation-lost", "hold");
  }

  @Test
  void oldFilesThatGoAndNewOnesThatComeAreNoOtherProject() {
    publishUnattested("1.0", 1);
    publishUnattested("1.1", 2);
    assertServed("1.0");
    index.upstream.withdraw(wheel("1.0"));
    publishUnattested("1.2", 3);
    index.clock.pass(Duration.ofHours(1));
    assertServed("1.2");
  }

  @Test
  void keysThatAreYoungerThanTheTrustedRootDenyNobody() {
    publish("1.0", 1, Signer.ACME, STRANGER);
    assertServed("1.0");
    assertThat(index.text("/why/acme/1.0").body())
        .contains("attested, not verified: ", "is not in the trusted root of 2026-11-01");
    publish("1.1", 2, Signer.ACME);
    publish("1.2", 3, Signer.ACME, STRANGER);
    index.clock.pass(Duration.ofHours(1));
    assertServed("1.1");
    assertServed("1.0");
    HttpResponse<String> held = assertRefused("1.2", "attestation-lost", "hold");
    assertThat(held.body()).contains("is not in the trusted root of 2026-11-01");
  }

  @Test
  void whoeverAcceptsAnotherPublisherPinsIt() {
    seeTheFirst();
    Signer moved = Signer.ACME.in("acme-org/widget", "77");
    publish("0.9", 1, Signer.ACME);
    publish("1.1", 2, moved);
    publish("1.2", 3, moved);
    index.clock.pass(Duration.ofHours(1));
    assertRefused("1.1", "publisher-changed", "hold");
    assertRefused("1.2", "publisher-changed", "hold");
    approve("1.1");
    assertServed("1.1");
    assertServed("1.2");
    assertServed("0.9");
    publish("1.3", 4, Signer.ACME.in("mallory/widget", "666"));
    index.clock.pass(Duration.ofHours(1));
    assertRefused("1.3", "publisher-changed", "hold");
    String pin =
        index.store.read(session -> session.publishers().pinned("acme")).orElseThrow().identity();
    assertThat(pin).contains("\"accepted_by\":\"anna\"", "acme-org/widget");
  }

  @Test
  void whoeverAcceptsAReleaseWithoutAttestationsAsksForNoneFromThenOn() {
    seeTheFirst();
    publishUnattested("1.1", 2);
    publishUnattested("1.2", 3);
    publish("1.3", 4, Signer.ACME.in("mallory/widget", "666"));
    index.clock.pass(Duration.ofHours(1));
    assertRefused("1.1", "attestation-lost", "hold");
    approve("1.1");
    assertServed("1.1");
    assertServed("1.2");
    assertRefused("1.3", "publisher-changed", "hold");
    assertThat(index.catalog.acceptPublisher(NAME, "9", Optional.empty(), "anna")).isFalse();
  }

  /// What is older than the first that was seen came from whoever published then.
  @Test
  void anOlderReleaseByAnotherWorkflowIsNoChange() {
    publish("1.0", 1, Signer.ACME.by("old.yml"));
    publish("1.1", 2, Signer.ACME);
    assertServed("1.1");
    assertServed("1.0");
  }

  @Test
  void whoPublishesMalwareIsNotPinned() {
    byte[] evil = Wheels.wheel("acme", "1.0", Wheels.HARMLESS + Wheels.THIEF);
    byte[] json =
        Signer.ACME
            .in("mallory/widget", "666")
            .sign(TestIndex.SIGSTORE, wheel("1.0"), evil, moment(1));
    index.upstream.attest("acme", wheel("1.0"), "2026-01-01T00:00:05Z", evil, json);
    assertThat(index.text("/files/acme/" + wheel("1.0")).body()).contains("\"verdict\":\"deny\"");
    publish("1.1", 2, Signer.ACME);
    index.clock.pass(Duration.ofHours(1));
    assertServed("1.1");
  }
}
