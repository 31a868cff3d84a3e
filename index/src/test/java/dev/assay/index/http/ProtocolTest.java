package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.Wheels;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What HTTP (RFC 9110, RFC 9112) asks of every answer.
@Timeout(60)
class ProtocolTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String LARGE = "acme-1.1-py3-none-any.whl";
  private static final String OLD = "2026-01-01T00:00:00Z";

  @TempDir private Path data;
  @TempDir private Path other;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    byte[] small = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);
    byte[] large = Wheels.large("acme", "1.1", Wheels.HARMLESS, 1);
    index.upstream.publish("acme", WHEEL, OLD, small).publish("acme", LARGE, OLD, large);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  /// All that comes for one request until the server closes the connection.
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", index.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /simple/",
        "GET /simple/acme/",
        "GET /simple/acme",
        "GET /simple/nothing/",
        "GET /files/acme/" + WHEEL,
        "GET /files/acme/" + LARGE,
        "HEAD /files/acme/" + LARGE,
        "GET /files/acme/" + WHEEL + ".metadata",
        "GET /files/acme/absent",
        "GET /why/acme",
        "GET /health",
        "GET /metrics",
        "GET /nowhere",
        "TRACE /simple/",
        "DELETE /health"
      })
  void aConnectionIsClosedWhenTheCallerAsksForThat(String line) throws IOException {
    String answer = raw(line + " HTTP/1.1\r\nHost: index.example\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 ");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\nconnection: close\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/simple/",
        "/simple/acme/",
        "/simple/acme",
        "/simple/nothing/",
        "/acme/json",
        "/files/acme/" + WHEEL,
        "/files/acme/" + LARGE,
        "/files/acme/" + WHEEL + ".metadata",
        "/files/acme/absent",
        "/why/acme",
        "/health",
        "/nowhere"
      })
  void aHeadIsThatOfWhatIsGotAndComesAlone(String path) throws IOException {
    String rest = " " + path + " HTTP/1.1\r\nHost: index.example\r\nConnection: close\r\n\r\n";
    String got = raw("GET" + rest);
    String asked = raw("HEAD" + rest);
    assertThat(asked).endsWith("\r\n\r\n").containsOnlyOnce("\r\n\r\n");
    assertThat(lines(asked)).isEqualTo(lines(got));
  }

  /// Without the moment at which it was sent.
  private static List<String> lines(String answer) {
    return answer
        .substring(0, answer.indexOf("\r\n\r\n"))
        .lines()
        .filter(line -> !line.startsWith("Date: "))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "DELETE", "OPTIONS", "PATCH"})
  void aKnownPathSaysHowItIsAsked(String method) throws IOException {
    String answer = raw(method + " /files/acme/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: GET, HEAD\r\n");
    assertThat(answer).contains("application/problem+json");
  }

  @Test
  void anUnknownPathIsAProblemToo() {
    HttpResponse<String> answer = index.text("/nowhere/at/all");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  /// Also when callers cannot be told because the store fails.
  @Test
  void aStoreThatFailsIsAProblemThatPasses() {
    Store gone = Store.open(StoreSettings.in(other));
    gone.close();
    Guard guard = _ -> gone.read(_ -> new Guard.Answer.Invalid());
    try (TestIndex failing = new TestIndex(other.resolve("data"), guard)) {
      HttpResponse<String> answer = failing.text("/simple/");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
      assertThat(answer.body()).contains("\"title\":\"the store failed\"");
    }
  }
}
