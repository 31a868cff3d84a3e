package dev.assay.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexClientTest {
  private static final PackageName NAME = PackageName.of("Demo.Package");

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String body = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/simple/",
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Accept")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void askForTheNormalizedNameByPep691() {
    fetch("");
    assertThat(asked)
        .containsExactly(
            "/simple/demo-package/ application/vnd.pypi.simple.v1+json,"
                + " application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01 null");
  }

  @Test
  void credentialsOfTheUrlGoIntoTheHeader() {
    fetch("user:secret@");
    assertThat(asked.getFirst()).endsWith("Basic dXNlcjpzZWNyZXQ=");
  }

  @Test
  void filesAndStatusAreRead() {
    body =
        """
        {"meta": {"api-version": "1.4"}, "name": "demo-package",
         "project-status": {"status": "quarantined"},
         "files": [
           {"filename": "demo_package-1.0.tar.gz", "url": "../../f/demo_package-1.0.tar.gz",
            "hashes": {"sha256": "00"}, "yanked": "broken", "upload-time": "2026-01-02T03:04:05Z"},
           {"filename": "demo_package-1.1.tar.gz", "url": "http://[", "hashes": {}},
           {"filename": "demo_package-1.2.tar.gz", "url": "x.tar.gz", "hashes": {}, "yanked": false}
         ]}
        """;
    assertThat(fetch(""))
        .isInstanceOfSatisfying(
            IndexClient.Answer.Found.class,
            found -> {
              assertThat(found.page().status()).isEqualTo("quarantined");
              assertThat(found.page().files())
                  .extracting(IndexFile::name)
                  .containsExactly("demo_package-1.0.tar.gz", "demo_package-1.2.tar.gz");
              assertThat(found.page().files().getFirst().yanked()).contains("broken");
              assertThat(found.page().files().getFirst().hashes()).containsExactly("sha256:00");
              assertThat(found.page().files().getLast().yanked()).isEmpty();
            });
  }

  @Test
  void absenceAndFailureAreDifferentAnswers() {
    status = 404;
    assertThat(fetch("")).isInstanceOf(IndexClient.Answer.Missing.class);
    status = 503;
    assertThat(fetch("")).isEqualTo(new IndexClient.Answer.Failed("status 503"));
    status = 200;
    body = "<html>";
    assertThat(fetch("")).isInstanceOf(IndexClient.Answer.Failed.class);
  }

  @Test
  void anIndexThatIsAwayIsAFailure() {
    server.stop(0);
    assertThat(fetch("")).isInstanceOf(IndexClient.Answer.Failed.class);
  }

  /// The bound on the whole answer is half an hour: nobody else could fetch the file meanwhile.
  @Test
  void aFileThatStopsComingIsGivenUp() {
    server.createContext(
        "/stopping",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
        });
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (IndexClient client = new IndexClient(root.resolve("/simple"), Duration.ofSeconds(1))) {
      assertThat(client.copy(root.resolve("/stopping"), OutputStream.nullOutputStream()))
          .contains("no answer within 1 seconds");
    }
  }

  /// It is the matter of whoever reads that they have no room, and not that of the index.
  @Test
  void whatBreaksWhoeverReadsIsNoFaultOfTheIndex() {
    server.createContext(
        "/file",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write(new byte[4]);
          exchange.close();
        });
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new IllegalStateException("no room");
          }
        };
    try (IndexClient client = new IndexClient(root.resolve("/simple"))) {
      assertThatThrownBy(() -> client.copy(root.resolve("/file"), full)).hasMessage("no room");
    }
  }

  private IndexClient.Answer fetch(String userInfo) {
    URI index =
        URI.create("http://" + userInfo + "127.0.0.1:" + server.getAddress().getPort() + "/simple");
    try (IndexClient client = new IndexClient(index)) {
      return client.fetch(NAME);
    }
  }
}
