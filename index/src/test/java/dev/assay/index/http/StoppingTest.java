package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a server ends.
class StoppingTest {
  @TempDir private Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
  }

  @AfterEach
  void stop() {
    http.close();
    index.close();
  }

  private CompletableFuture<HttpResponse<String>> ask(IndexServer server, String path) {
    URI address = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    return http.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static Duration timed(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void anIdleServerEndsAtOnceAlsoWithOpenConnections() {
    IndexServer asked = IndexServer.start("127.0.0.1", 0, index.parts);
    assertThat(ask(asked, "/health").join().statusCode()).isEqualTo(200);
    assertThat(timed(asked::close)).isLessThan(Duration.ofSeconds(5));
    IndexServer unasked = IndexServer.start("127.0.0.1", 0, index.parts);
    assertThat(timed(unasked::close)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void whatHasBegunIsFinishedAndNothingElseBegins() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    Route slow =
        new Route(
            Method.GET,
            "/slow",
            Permission.OPEN,
            call -> {
              begun.countDown();
              await(finish);
              call.send("text/plain", "done".getBytes(StandardCharsets.UTF_8));
            });
    IndexServer.Parts p = index.parts;
    IndexServer server =
        IndexServer.start(
            "127.0.0.1",
            0,
            new IndexServer.Parts(
                p.store(),
                p.catalog(),
                p.delivery(),
                p.judging(),
                p.root(),
                p.url(),
                p.guard(),
                p.clock(),
                p.metrics(),
                List.of(slow)));
    CompletableFuture<HttpResponse<String>> answer = ask(server, "/slow");
    await(begun);
    Thread closing = Thread.ofVirtual().start(server::close);
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(5);
    }
    assertThat(ask(server, "/health").join().statusCode()).isEqualTo(503);
    finish.countDown();
    assertThat(answer.join().body()).isEqualTo("done");
    assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
