package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.cli.LoopbackIndex;
import dev.assay.cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attestations in an audit: those that an index of our own serves, and those beside a file.
class AttestedAuditTest {
  private static final String WHEEL = "acme_widget-1.2-py3-none-any.whl";
  private static final String ATTESTED = "attested by GitHub acme/widget, release.yml, tag v1.2";

  @TempDir private Path home;
  @TempDir private Path project;

  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    write("trusted_root.json", resource("trusted_root.json"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    byte[] body = served.get(path);
    try (exchange) {
      exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
      if (body != null) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static byte[] resource(String name) throws IOException {
    String path = "attested/" + name;
    try (InputStream in = AttestedAuditTest.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(project.resolve(name), bytes);
  }

  private void publish(String provenance) throws IOException {
    publish(provenance, LoopbackIndex.sha256(resource(WHEEL)));
  }

  private void publish(String provenance, String sha256) {
    String page =
        """
        {"files": [{"filename": "%s", "url": "x", "hashes": {"sha256": "%s"}%s}]}
        """
            .formatted(WHEEL, sha256, provenance);
    served.put("/simple/acme-widget/", page.getBytes(StandardCharsets.UTF_8));
  }

  private Run audit(String... more) throws IOException {
    write("requirements.txt", "acme-widget==1.2\n".getBytes(StandardCharsets.UTF_8));
    String[] arguments = new String[more.length + 4];
    arguments[0] = "audit";
    arguments[1] = "--offline";
    arguments[2] = "--trusted-root";
    arguments[3] = "trusted_root.json";
    System.arraycopy(more, 0, arguments, 4, more.length);
    String index = "http://127.0.0.1:" + server.getAddress().getPort() + "/simple/";
    return Run.in(project, home, Map.of("PIP_INDEX_URL", index), arguments);
  }

  @Test
  void whatTheIndexServesIsVerified() throws IOException {
    publish(", \"provenance\": \"/integrity/widget\"");
    served.put("/integrity/widget", resource(WHEEL + ".provenance"));
    Run run = audit("--ask-index", "requirements.txt", "--format", "json");
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out())
        .contains("attestation: " + ATTESTED)
        .contains("\"status\": \"verified\"", "\"repository_id\": \"4242\"")
        .contains("\"ref\": \"refs/tags/v1.2\"", "\"integrated\": \"2026-01-05T12:00:05Z\"");
    assertThat(audit("--ask-index", "requirements.txt").out()).contains(ATTESTED);
  }

  @Test
  void whatIsNotAttestedIsToldAndNotHeld() throws IOException {
    publish(", \"provenance\": null");
    Run run = audit("--ask-index", "requirements.txt", "--format", "json");
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out()).contains("attestation: not attested", "\"status\": \"absent\"");
  }

  @Test
  void anIndexThatDoesNotTellIsNotTakenForOneThatSaysNo() throws IOException {
    publish("");
    assertThat(audit("--ask-index", "requirements.txt", "--format", "json").out())
        .contains("\"attestations\": []")
        .doesNotContain("not attested");
  }

  @Test
  void anAttestationOfOtherBytesIsDenied() throws IOException {
    publish(", \"provenance\": \"/integrity/widget\"", "0".repeat(64));
    served.put("/integrity/widget", resource(WHEEL + ".provenance"));
    Run run = audit("--ask-index", "requirements.txt", "--format", "json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("attestation-invalid", "attestation refused: its sha256 is ")
        .contains("\"status\": \"refused\"", "\"verdict\": \"deny\"");
  }

  @Test
  void attestationsOfAnotherServerAreNotFetchedWithoutHttps() throws IOException {
    publish(", \"provenance\": \"http://127.0.0.2:9/integrity\"");
    Run run = audit("--ask-index", "requirements.txt");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("the attestations of " + WHEEL, "neither on the index's server");
  }

  @Test
  void whatCannotBeFetchedIsNotAudited() throws IOException {
    publish(", \"provenance\": \"/integrity/gone\"");
    Run run = audit("--ask-index", "requirements.txt");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("the attestations of " + WHEEL + ": status 404");
  }

  @Test
  void filesBesideAnArtifactAreVerifiedWithoutNetwork() throws IOException {
    write(WHEEL, resource(WHEEL));
    write(WHEEL + ".provenance", resource(WHEEL + ".provenance"));
    write(WHEEL + ".publish.attestation", resource(WHEEL + ".publish.attestation"));
    Run run = audit(WHEEL, "--format", "json");
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out()).contains("attestation: " + ATTESTED);
    assertThat(asked).isEmpty();
  }

  @Test
  void anArtifactThatWasChangedAfterwardsIsDenied() throws IOException {
    byte[] changed = resource(WHEEL);
    changed[12] ^= 2;
    write(WHEEL, changed);
    write(WHEEL + ".publish.attestation", resource(WHEEL + ".publish.attestation"));
    Run run = audit(WHEEL);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("is refused: its sha256");
  }

  @Test
  void anOlderTrustedRootDoesNotMakeAForgery() throws IOException {
    write(WHEEL, resource(WHEEL));
    write(WHEEL + ".publish.attestation", resource(WHEEL + ".publish.attestation"));
    Run run = Run.in(project, home, Map.of(), "audit", "--offline", WHEEL, "--format", "json");
    assertThat(run.code()).isEqualTo(0);
    assertThat(run.out())
        .contains("attested, not verified: its transparency log is not in the trusted root of");
  }

  @Test
  void aTrustedRootThatIsNoneIsSaid() throws IOException {
    write("trusted_root.json", new byte[] {'{', '}'});
    Run run = audit("requirements.txt");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("the trusted root `trusted_root.json` cannot be used");
  }
}
