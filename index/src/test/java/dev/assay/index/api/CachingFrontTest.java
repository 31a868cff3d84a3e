package dev.assay.index.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.index.access.AccessSettings;
import dev.assay.index.webhook.Courier;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// nginx as a cache in front of the index, and a receiver that removes from it what a webhook
/// names.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CachingFrontTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String FILE = "/files/acme/" + WHEEL;

  @TempDir private Path data;
  @TempDir private Path front;
  private final FakeIndex upstream = new FakeIndex();
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer purger;
  private Process nginx;
  private Store store;
  private AccessIndex index;
  private String admin;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Optional<Path> program = nginx();
    assumeTrue(program.isPresent(), "`nginx` is not on this machine");
    store = Store.open(StoreSettings.in(data));
    AccessIndex.Setup setup = AccessIndex.Setup.DEFAULT;
    AccessSettings anybody = new AccessSettings(true, Set.of());
    index =
        new AccessIndex(
            store,
            upstream,
            clock,
            new AccessIndex.Setup(anybody, setup.oidc(), setup.root(), setup.limits()));
    admin = index.admin();
    index.upload(
        admin, Form.of("acme", "1.0", WHEEL, Wheels.wheel("acme", "1.0", Wheels.HARMLESS)));
    purger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    purger.createContext("/", this::purge);
    purger.start();
    nginx = run(program.get());
  }

  private static Optional<Path> nginx() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Process run(Path program) throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
    Path settings = front.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        daemon off; pid nginx.pid; %s
        events {}
        http {
          access_log off;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          proxy_cache_path cache keys_zone=index:1m;
          server {
            listen 127.0.0.1:%d;
            location / {
              proxy_pass http://127.0.0.1:%d;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_cache index;
              proxy_cache_key $uri;
              add_header X-Cache $upstream_cache_status always;
            }
          }
        }
        """
            .formatted(user, port, index.address().getPort()));
    Process process =
        new ProcessBuilder(
                program.toString(), "-p", front + "/", "-e", "error.log", "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(front.resolve("output").toFile())
            .start();
    while (process.isAlive() && !answers()) {
      Thread.sleep(50);
    }
    assertThat(process.isAlive()).as(Files.readString(front.resolve("output"))).isTrue();
    return process;
  }

  private boolean answers() throws InterruptedException {
    try {
      return ask("/health").statusCode() > 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// What an operator's receiver does: an entry's file is named by the MD5 of its key.
  private void purge(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (Documents.json(body) instanceof Documents.Reading.Parsed(Node event)) {
      for (Node path : event.at("detail").orElseThrow().array("paths")) {
        String key = md5(path.asText().orElseThrow());
        Files.deleteIfExists(front.resolve("cache").resolve(key));
      }
    }
    try (exchange) {
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static String md5(String key) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor();
      purger.stop(0);
      index.close();
      store.close();
    }
    http.close();
    upstream.close();
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private void assertAnswer(int status, String cache) throws Exception {
    HttpResponse<String> answer = ask(FILE);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-Cache")).contains(cache);
  }

  @Test
  void whatIsRevokedIsGoneFromTheCacheOnceTheWebhookArrives() throws Exception {
    String hook =
        "{\"url\":\"http://127.0.0.1:%d/\",\"events\":[\"files-revoked\"]}"
            .formatted(purger.getAddress().getPort());
    assertThat(index.call(admin, "POST", "/api/webhooks", hook).statusCode()).isEqualTo(201);
    assertAnswer(200, "MISS");
    assertAnswer(200, "HIT");

    String reject =
        "{\"project\":\"acme\",\"version\":\"1.0\",\"decision\":\"reject\",\"reason\":\"r\"}";
    assertThat(index.call(admin, "POST", "/api/reviews", reject).statusCode()).isEqualTo(201);
    assertAnswer(200, "HIT");
    try (Courier courier = new Courier(store, clock, true)) {
      assertThat(courier.deliver()).isEqualTo(1);
    }
    assertAnswer(403, "MISS");
    assertAnswer(403, "MISS");
  }

  @Test
  void aCacheKeepsAFileForFiveMinutesAndNothingOfCallersWithCredentials() throws Exception {
    assertThat(ask(FILE).headers().firstValue("Cache-Control"))
        .contains("max-age=3600, s-maxage=300");
    HttpRequest shown =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + FILE + ".metadata"))
            .header("Authorization", "Bearer " + admin)
            .build();
    for (String cache : List.of("MISS", "MISS")) {
      HttpResponse<String> answer = http.send(shown, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("X-Cache")).contains(cache);
    }
  }
}
