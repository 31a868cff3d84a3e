package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisories.Fetcher.Fetched;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
  private static final byte[] CONTENT = "content of some length".getBytes(UTF_8);
  private static final long LIMIT = 1L << 20;

  @TempDir private Path folder;
  private Path file;
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer();
    file = folder.resolve("file");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFileIsWrittenAndItsTagKept() throws IOException {
    server.serve("\"one\"", CONTENT);
    List<Long> heard = new ArrayList<>();
    try (Fetcher fetcher = fetcher(Map.of())) {
      Fetched fetched =
          fetcher.fetch(
              server.origin(),
              Optional.empty(),
              file,
              LIMIT,
              (bytes, total) -> heard.addAll(List.of(bytes, total)));
      assertThat(fetched).isEqualTo(new Fetched.Written(Optional.of("\"one\"")));
    }
    assertThat(file).hasBinaryContent(CONTENT);
    assertThat(heard).endsWith((long) CONTENT.length, (long) CONTENT.length);
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    server.serve("\"one\"", CONTENT);
    assertThat(fetch(Optional.of("\"one\""))).isEqualTo(new Fetched.Unchanged());
    assertThat(server.requests().getFirst().ifNoneMatch()).isEqualTo("\"one\"");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 403, 404, 500, 503})
  void otherAnswersAreFailures(int status) {
    server.answerWith(exchange -> LoopbackServer.answer(exchange, status, new byte[0]));
    assertThat(fetch(Optional.empty()))
        .isEqualTo(new Fetched.Failed("the answer is status " + status));
  }

  @Test
  void aDownloadThatBreaksOffIsAFailure() {
    server.answerWith(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
          throw new IOException("the line is cut");
        });
    assertThat(fetch(Optional.empty())).isInstanceOf(Fetched.Failed.class);
  }

  @Test
  void aDownloadThatStallsIsGivenUp() {
    CountDownLatch end = new CountDownLatch(1);
    server.answerWith(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
          await(end);
        });
    try (Fetcher fetcher = new Fetcher(Map.of(), Duration.ofMillis(300))) {
      assertThat(fetch(fetcher, server.origin(), Optional.empty(), LIMIT))
          .isInstanceOfSatisfying(
              Fetched.Failed.class,
              failed -> assertThat(failed.reason()).startsWith("nothing came"));
    } finally {
      end.countDown();
    }
  }

  @Test
  void moreThanTheLimitIsRefused() {
    server.serve("\"one\"", new byte[5000]);
    try (Fetcher fetcher = fetcher(Map.of())) {
      assertThat(fetch(fetcher, server.origin(), Optional.empty(), 4999))
          .isEqualTo(new Fetched.Failed("it is larger than 0 MiB"));
    }
  }

  @Test
  void aRedirectLeadsToHttpsOrNowhere() {
    server.answerWith(
        exchange -> {
          exchange.getResponseHeaders().set("Location", server.url("/other.zip"));
          LoopbackServer.answer(exchange, 302, new byte[0]);
        });
    assertThat(fetch(Optional.empty()))
        .isEqualTo(new Fetched.Failed("it redirects to something else than `https`"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void plainHttpIsForThisMachineOnly() {
    try (Fetcher fetcher = fetcher(Map.of())) {
      for (String url : List.of("http://mirror.example/all.zip", "http://127.evil.example/x")) {
        Origin origin = Origin.parse(url).orElseThrow();
        assertThat(fetch(fetcher, origin, Optional.empty(), LIMIT))
            .isEqualTo(new Fetched.Failed("it is neither `https` nor on this machine"));
      }
    }
  }

  @Test
  void nobodyThereIsAFailure() {
    server.close();
    assertThat(fetch(Optional.empty())).isEqualTo(new Fetched.Failed("no connection"));
  }

  @Test
  void credentialsGoIntoAHeaderAndNowhereElse() {
    server.serve("\"one\"", CONTENT);
    Origin origin =
        Origin.parse("http://bob:hunter2@" + server.address() + "/all.zip").orElseThrow();
    assertThat(origin.toString()).isEqualTo(server.url("/all.zip"));
    try (Fetcher fetcher = fetcher(Map.of())) {
      assertThat(fetch(fetcher, origin, Optional.empty(), LIMIT))
          .isInstanceOf(Fetched.Written.class);
    }
    assertThat(server.requests().getFirst())
        .isEqualTo(new LoopbackServer.Request("/all.zip", null, "Basic Ym9iOmh1bnRlcjI="));
  }

  @Test
  void aProxyIsAskedUnlessTheHostIsExempt() throws IOException {
    server.serve("\"one\"", CONTENT);
    try (LoopbackServer proxy = new LoopbackServer()) {
      proxy.serve("\"of the proxy\"", CONTENT);
      Map<String, String> through = Map.of("http_proxy", "http://" + proxy.address());
      try (Fetcher fetcher = fetcher(through)) {
        assertThat(fetch(fetcher, server.origin(), Optional.empty(), LIMIT))
            .isEqualTo(new Fetched.Written(Optional.of("\"of the proxy\"")));
      }
      assertThat(proxy.requests().getFirst().target()).isEqualTo(server.url("/all.zip"));
      Map<String, String> around =
          Map.of("http_proxy", "http://" + proxy.address(), "NO_PROXY", "a.example, 127.0.0.1");
      try (Fetcher fetcher = fetcher(around)) {
        assertThat(fetch(fetcher, server.origin(), Optional.empty(), LIMIT))
            .isEqualTo(new Fetched.Written(Optional.of("\"one\"")));
      }
    }
  }

  @Test
  void aProxyThatWantsToKnowIsTold() throws IOException {
    try (LoopbackServer proxy = new LoopbackServer()) {
      proxy.answerWith(
          exchange -> {
            boolean told =
                "Basic Ym9iOmh1bnRlcjI="
                    .equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
            LoopbackServer.answer(exchange, told ? 200 : 407, CONTENT);
          });
      Map<String, String> through = Map.of("HTTP_PROXY", "http://bob:hunter2@" + proxy.address());
      try (Fetcher fetcher = fetcher(through)) {
        assertThat(fetch(fetcher, server.origin(), Optional.empty(), LIMIT))
            .isEqualTo(new Fetched.Written(Optional.empty()));
      }
    }
  }

  private Fetched fetch(Optional<String> etag) {
    try (Fetcher fetcher = fetcher(Map.of())) {
      return fetch(fetcher, server.origin(), etag, LIMIT);
    }
  }

  private Fetched fetch(Fetcher fetcher, Origin origin, Optional<String> etag, long limit) {
    return fetcher.fetch(origin, etag, file, limit, (_, _) -> {});
  }

  private static Fetcher fetcher(Map<String, String> environment) {
    return new Fetcher(environment, Duration.ofSeconds(20));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
