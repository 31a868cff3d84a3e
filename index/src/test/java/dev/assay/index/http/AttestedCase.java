package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.attestation.FakeSigstore;
import dev.assay.core.version.PackageName;
import dev.assay.index.Wheels;
import dev.assay.index.catalog.WheelMetadata;
import dev.assay.store.Blob;
import dev.assay.store.HostedFiles.HostedFile;
import dev.assay.store.Incidents.Incident;
import dev.assay.store.Incidents.Kind;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of files of `acme` whose publishers are attested.
abstract class AttestedCase {
  static final PackageName NAME = PackageName.of("acme");

  @TempDir Path data;
  TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  static String wheel(String version) {
    return "acme-" + version + "-py3-none-any.whl";
  }

  static byte[] bytes(String version) {
    return Wheels.wheel("acme", version, Wheels.HARMLESS);
  }

  /// The first of a month of 2026 is when a version is published and signed.
  static Instant moment(int month) {
    return Instant.parse("2026-%02d-01T00:00:00Z".formatted(month));
  }

  byte[] publish(String version, int month, Signer signer) {
    return publish(version, month, signer, TestIndex.SIGSTORE);
  }

  byte[] publish(String version, int month, Signer signer, FakeSigstore sigstore) {
    byte[] json = signer.sign(sigstore, wheel(version), bytes(version), moment(month));
    attest(version, month, json);
    return json;
  }

  void attest(String version, int month, byte[] json) {
    String uploaded = moment(month).plusSeconds(5).toString();
    index.upstream.attest("acme", wheel(version), uploaded, bytes(version), json);
  }

  void publishUnattested(String version, int month) {
    String uploaded = moment(month).plusSeconds(5).toString();
    index.upstream.publish(
        "acme", wheel(version), uploaded, ",\"provenance\":null", bytes(version));
  }

  void assertServed(String version) {
    assertThat(index.bytes("/files/acme/" + wheel(version)).body()).isEqualTo(bytes(version));
    assertThat(index.json("/simple/acme/").body()).contains(wheel(version));
  }

  /// The file is refused, and from then on the page hides it and `why` names the rule.
  HttpResponse<String> assertRefused(String version, String rule, String verdict) {
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

  List<Kind> incidents() {
    return index.store.<List<Incident>>read(session -> session.incidents().open("acme")).stream()
        .map(Incident::kind)
        .toList();
  }

  void approve(String version) {
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

  void seeTheFirst() {
    publish("1.0", 1, Signer.ACME);
    assertServed("1.0");
  }

  void host(String version, byte[] json) {
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
}
