package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex.Behaviour;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an index demands of attestations, and how it hands them on.
class ProvenanceServingTest extends AttestedCase {
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
