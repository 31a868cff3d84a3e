package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.attestation.FakeSigstore;
import dev.assay.core.version.PackageName;
import dev.assay.index.FakeIndex.Behaviour;
import dev.assay.index.Wheels;
import dev.assay.index.catalog.WheelMetadata;
import dev.assay.store.Blob;
import dev.assay.store.HostedFiles.HostedFile;
import dev.assay.store.Incidents.Incident;
import dev.assay.store.Incidents.Kind;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who published a file, as the page, the file and `why` tell it.
class AttestedServingTest {
  private static final FakeSigstore STRANGER = new FakeSigstore();
  private static final PackageName NAME = PackageName.of("acme");

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private static String wheel(String version) {
    return "acme-" + version + "-py3-none-any.whl";
  }

  private static byte[] bytes(String version) {
    return Wheels.wheel("acme", version, Wheels.HARMLESS);
  }

  /// The first of a month of 2026 is when a version is published and signed.
  private static Instant moment(int month) {
    return Instant.parse("2026-%02d-01T00:00:00Z".formatted(month));
  }

  private byte[] publish(String version, int month, Signer signer) {
    return publish(version, month, signer, TestIndex.SIGSTORE);
  }

  private byte[] publish(String version, int month, Signer signer, FakeSigstore sigstore) {
    byte[] json = signer.sign(sigstore, wheel(version), bytes(version), moment(month));
    attest(version, month, json);
    return json;
  }

  private void attest(String version, int month, byte[] json) {
    String uploaded = moment(month).plusSeconds(5).toString();
    index.upstream.attest("acme", wheel(version), uploaded, bytes(version), json);
  }

  private void publishUnattested(String version, int month) {
    String uploaded = moment(month).plusSeconds(5).toString();
    index.upstream.publish(
        "acme", wheel(version), uploaded, ",\"provenance\":null", bytes(version));
  }

  private void assertServed(String version) {
    assertThat(index.bytes("/files/acme/" + wheel(version)).body()).isEqualTo(bytes(version));
    assertThat(index.json("/simple/acme/").body()).contains(wheel(version));
  }

  /// The file is refused, and from then on the page hides it and `why` names the rule.
  private HttpResponse<String> assertRefused(String version, String rule, String verdict) {
    HttpResponse<String> refused = index.text("/files/acme/" + wheel(version));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("\"rule\":\"" + rule + "\"", "\"verdict\":\"" + verdict + "\"");
    assertThat(index.json("/simple/acme/").body())
        .doesNotContain(wheel(version), "\"" + version + "\"");
    assertThat(index.text("/files/acme/" + wheel(version) + ".metadata").statusCode())
        .isIn(403, 404);
    assertThat(index.text("/provenance/acme/" + wheel(version)).statusCode()).isEqualTo(403);
    assertThat(index.text("/why/acme/" + version).body()).contains("\"rule\":\"" + rule + "\"");
    return refused;
  }

  private List<Kind> incidents() {
    return index.store.<List<Incident>>read(session -> session.incidents().open("acme")).stream()
        .map(Incident::kind)
        .toList();
  }

  private void approve(String version) {
    Review review =
        new Review(
            0,
            "acme",
            version,
            null,
            Decision.APPROVE,
            "anna",
            "asked the project",
            index.clock.millis(),
            null);
    index.store.write(session -> session.reviews().add(review));
    assertThat(index.catalog.acceptPublisher(NAME, version, Optional.empty(), "anna")).isTrue();
  }

  private void seeTheFirst() {
    publish("1.0", 1, Signer.ACME);
    assertServed("1.0");
  }

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

  @Test
  void aPolicyNamesWhoMustHavePublished() {
    publish("1.0", 2, Signer.ACME);
    publishUnattested("0.9", 1);
    index.policy("[index]\nattested = { acme = 'github:acme/*' }");
    assertThat(index.json("/simple/acme/").body()).contains(wheel("1.0")).doesNotContain("0.9");
    assertServed("1.0");
    assertRefused("0.9", "publisher-not-proved", "hold");
    index.policy("[index]\nattested = { acme = 'github:other/widget' }");
    HttpResponse<String> refused = index.text("/files/acme/" + wheel("1.0"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("publisher-not-proved", "`github:acme/widget`");
  }

  @Test
  void theProvenanceIsHandedOnByteForByteAndKept() {
    byte[] json = publish("1.0", 2, Signer.ACME);
    publishUnattested("0.9", 1);
    assertThat(index.json("/simple/acme/").body())
        .contains("\"provenance\":\"../../provenance/acme/" + wheel("1.0") + "\"")
        .contains("\"provenance\":null");
    assertThat(index.bytes("/provenance/acme/" + wheel("1.0")).body()).isEqualTo(json);
    assertServed("1.0");
    index.upstream.behave(Behaviour.DOWN);
    index.clock.pass(Duration.ofHours(3));
    HttpResponse<byte[]> kept = index.bytes("/provenance/acme/" + wheel("1.0"));
    assertThat(kept.body()).isEqualTo(json);
    assertThat(kept.headers().firstValue("Content-Type"))
        .contains("application/vnd.pypi.integrity.v1+json");
    assertThat(index.text("/provenance/acme/" + wheel("0.9")).statusCode()).isEqualTo(404);
    assertThat(index.text("/provenance/acme/other.whl").statusCode()).isEqualTo(404);
    assertThat(index.text("/provenance/-/other.whl").statusCode()).isEqualTo(404);
    assertThat(index.upstream.asked().stream().filter(("provenance " + wheel("1.0"))::equals))
        .hasSize(1);
  }

  @Test
  void aProvenanceThatIsNotHandedOutIsNotNamed() {
    publish("1.0", 1, Signer.ACME);
    index.upstream.withhold(wheel("1.0"));
    assertServed("1.0");
    assertThat(index.json("/simple/acme/").body()).contains("\"provenance\":null");
    assertThat(index.text("/provenance/acme/" + wheel("1.0")).statusCode()).isEqualTo(404);
    assertThat(index.text("/why/acme/1.0").body())
        .contains("attested, not verified: its provenance is stated and not handed out");
  }

  @Test
  void whileTheProvenanceCannotBeHadNothingIsJudged() {
    publish("1.0", 1, Signer.ACME);
    index.upstream.behave(Behaviour.FORGETFUL);
    HttpResponse<String> answer = index.text("/files/acme/" + wheel("1.0"));
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("its attestations cannot be had: status 500");
    index.upstream.behave(Behaviour.FINE);
    assertServed("1.0");
  }

  private void host(String version, byte[] json) {
    byte[] bytes = bytes(version);
    Blob blob = new WheelMetadata(index.store).keep(bytes, index.clock.millis());
    HostedFile file =
        new HostedFile(
            wheel(version),
            "acme",
            "acme",
            version,
            blob.sha256(),
            blob.size(),
            null,
            null,
            index.clock.millis(),
            "anna",
            null,
            json.length == 0 ? null : new String(json, StandardCharsets.UTF_8));
    index.store.write(
        session -> {
          session.hostedProjects().ensure("acme", "acme", null, index.clock.millis());
          return session.hostedFiles().upload(file);
        });
    index.catalog.changed(NAME);
  }

  @Test
  void whatIsPublishedHereIsHeldToTheSame() {
    byte[] json =
        Signer.ACME.sign(TestIndex.SIGSTORE, wheel("1.0"), bytes("1.0"), index.clock.instant());
    host("1.0", json);
    assertServed("1.0");
    assertThat(index.bytes("/provenance/acme/" + wheel("1.0")).body()).isEqualTo(json);
    index.clock.pass(Duration.ofHours(1));
    host("1.1", new byte[0]);
    assertRefused("1.1", "attestation-lost", "hold");
    Signer mallory = Signer.ACME.in("mallory/widget", "666");
    host(
        "1.2", mallory.sign(TestIndex.SIGSTORE, wheel("1.2"), bytes("1.2"), index.clock.instant()));
    assertRefused("1.2", "publisher-changed", "hold");
  }

  @Test
  void addressesAreWholeWhereTheIndexKnowsItsOwn() {
    index.close();
    index =
        new TestIndex(
            data.resolve("named"),
            TestIndex.SIGSTORE.trustedRoot(),
            Optional.of(URI.create("https://index.example/assay")));
    publish("1.0", 1, Signer.ACME);
    String address = "https://index.example/assay/provenance/acme/" + wheel("1.0");
    assertThat(index.json("/simple/acme/").body())
        .contains("\"provenance\":\"" + address + "\"")
        .contains("\"url\":\"../../files/acme/" + wheel("1.0") + "\"");
    assertThat(index.text("/simple/acme/", "Accept", "text/html").body())
        .contains("data-provenance=\"" + address + "\"");
  }

  @Test
  void healthTellsTheAgeOfTheTrustedRoot() {
    assertThat(index.text("/health").body())
        .contains("\"trusted_root\":{\"obtained\":\"2026-11-01\",\"age_days\":19,\"stale\":null}");
    index.clock.pass(Duration.ofDays(300));
    assertThat(index.text("/health").body()).contains("\"stale\":\"it is 319 days old\"");
  }
}
