package dev.assay.index.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.attestation.FakeSigstore;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.index.http.Signer;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads with attestations, and whom an approval makes the publisher of a project.
class AttestedUploadTest {
  private static final FakeSigstore SIGSTORE = new FakeSigstore();
  private static final Signer OTHER = Signer.ACME.in("elsewhere/widget", "77");

  @TempDir private Path data;
  private final FakeIndex upstream = new FakeIndex();
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private Store store;
  private AccessIndex index;
  private String publisher;
  private String reviewer;

  @BeforeEach
  void start() {
    store = Store.open(StoreSettings.in(data));
    AccessIndex.Setup setup = AccessIndex.Setup.DEFAULT;
    index =
        new AccessIndex(
            store,
            upstream,
            clock,
            new AccessIndex.Setup(
                setup.access(), setup.oidc(), SIGSTORE.trustedRoot(), setup.limits()));
    publisher = index.token("ci", List.of(), Scope.READ, Scope.UPLOAD);
    reviewer = index.token("rita", List.of(), Scope.READ, Scope.REVIEW);
  }

  @AfterEach
  void stop() {
    index.close();
    store.close();
    upstream.close();
  }

  private static String wheel(String version) {
    return "acme-" + version + "-py3-none-any.whl";
  }

  private HttpResponse<String> upload(String version, Signer signer, String attestedFile) {
    byte[] bytes = Wheels.wheel("acme", version, Wheels.HARMLESS);
    String attestation = signer.attest(SIGSTORE, attestedFile, bytes, clock.instant());
    return index.upload(
        publisher,
        Form.of("acme", version, wheel(version), bytes)
            .field("attestations", "[" + attestation + "]"));
  }

  private HttpResponse<String> upload(String version, Signer signer) {
    return upload(version, signer, wheel(version));
  }

  @Test
  void attestationsThatHoldAreAdvertisedWithWhomTheyProve() {
    HttpResponse<String> kept = upload("1.0", Signer.ACME);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    assertThat(index.read(publisher, "/simple/acme/").body()).contains("data-provenance=");
    assertThat(index.read(publisher, "/provenance/acme/" + wheel("1.0")).body())
        .contains(
            "\"publisher\":{\"kind\":\"GitHub\",\"repository\":\"acme/widget\",\"workflow\":\"release.yml\"}");
  }

  @Test
  void attestationsOfAnotherFileAreRefusedAndNothingIsKept() {
    HttpResponse<String> refused = upload("1.0", Signer.ACME, wheel("2.0"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("its attestations do not hold");
    assertThat(index.read(publisher, "/simple/acme/").statusCode()).isEqualTo(404);
  }

  @Test
  void anApprovalByTheApiMakesWhoeverPublishedTheReleaseThePublisher() {
    assertThat(upload("1.0", Signer.ACME).statusCode()).isEqualTo(200);
    assertThat(upload("1.1", OTHER).body()).contains("stored, but not offered", "held by");
    assertThat(upload("1.2", OTHER).statusCode()).isEqualTo(403);

    HttpResponse<String> approved =
        index.call(
            reviewer,
            "POST",
            "/api/reviews",
            """
            {"project": "acme", "version": "1.1", "decision": "approve", "reason": "they moved"}
            """);
    assertThat(approved.statusCode()).as(approved.body()).isEqualTo(201);
    HttpResponse<String> next = upload("1.3", OTHER);
    assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
    assertThat(index.read(publisher, "/simple/acme/").body()).contains(wheel("1.1"));
  }
}
