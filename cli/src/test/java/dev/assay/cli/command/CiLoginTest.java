package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.cli.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logging in by the identity of a CI run, against a server that stands for index and CI.
class CiLoginTest {
  @TempDir private Path home;
  private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private HttpServer server;
  private String address;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    server.createContext(
        "/api/oidc/token",
        it -> answer(it, 201, "{\"token\":\"assay_ci\",\"expires\":\"2026-07-24T00:10:00Z\"}"));
    server.createContext(
        "/api/tokens/short",
        it -> answer(it, 201, "{\"token\":\"assay_s\",\"expires\":\"2026-07-24T00:10:00Z\"}"));
    server.createContext("/identity", it -> answer(it, 200, "{\"value\":\"made.by.ci\"}"));
    server.start();
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    asked.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anIdentityInAFileIsExchanged() throws IOException {
    Files.writeString(home.resolve("identity"), "in.a.file\n");
    Run run = Run.in(home, home, "login", address, "--oidc-token-file", "identity");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(asked).containsExactly("/api/oidc/token null {\"token\":\"in.a.file\"}");
    assertThat(Run.in(home, home, "credential", "keyring", "get", address).out())
        .isEqualTo("assay_s\n");
    assertThat(Run.in(home, home, "login", address, "--oidc-token-file", "absent").code())
        .isEqualTo(2);
  }

  @Test
  void theEnvironmentOfACiIsEnough() {
    Map<String, String> given = Map.of("ASSAY_OIDC_TOKEN", "in.the.environment");
    Run run = Run.in(home, home, given, "login", address, "--ci", "--print-token");
    assertThat(run.out()).isEqualTo("assay_ci\n");
    assertThat(asked.poll()).contains("in.the.environment");
    assertThat(Run.in(home, home, "login", address, "--ci").code()).isEqualTo(2);
  }

  @Test
  void githubActionsAreAskedForAnIdentity() {
    Map<String, String> given =
        Map.of(
            "ACTIONS_ID_TOKEN_REQUEST_URL",
            address + "identity?v=2",
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
            "runner");
    Run run = Run.in(home, home, given, "login", address, "--ci", "--audience", "assay");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(asked.poll()).startsWith("/identity?v=2&audience=assay Bearer runner");
    assertThat(asked.poll()).contains("made.by.ci");
    assertThat(run.err()).doesNotContain("runner", "made.by.ci");
  }
}
