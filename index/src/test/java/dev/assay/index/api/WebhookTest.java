package dev.assay.index.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.index.webhook.Courier;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks as whoever receives them sees them.
class WebhookTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";

  @TempDir private Path data;
  private final FakeIndex upstream = new FakeIndex();
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile int status = 204;
  private HttpServer receiver;
  private Store store;
  private AccessIndex index;
  private Courier courier;
  private String admin;

  private record Received(String event, String signature, String body) {}

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::receive);
    receiver.start();
    store = Store.open(StoreSettings.in(data));
    index = new AccessIndex(store, upstream, clock, AccessIndex.Setup.DEFAULT);
    courier = new Courier(store, clock, true);
    admin = index.admin();
  }

  private void receive(HttpExchange exchange) throws IOException {
    received.add(
        new Received(
            exchange.getRequestHeaders().getFirst("Assay-Event"),
            exchange.getRequestHeaders().getFirst("Assay-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    try (exchange) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @AfterEach
  void stop() {
    courier.close();
    index.close();
    store.close();
    upstream.close();
    receiver.stop(0);
  }

  private Node add(String events) {
    HttpResponse<String> added =
        index.call(
            admin,
            "POST",
            "/api/webhooks",
            "{\"url\":\"http://127.0.0.1:%d/hook\",\"events\":[%s]}"
                .formatted(receiver.getAddress().getPort(), events));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    return json(added.body());
  }

  private static Node json(String text) {
    return Documents.json(text.getBytes(StandardCharsets.UTF_8))
            instanceof Documents.Reading.Parsed(Node root)
        ? root
        : new Node.Null(0);
  }

  private void upload(String more) {
    byte[] wheel = Wheels.wheel("acme", "1.0", Wheels.HARMLESS + more);
    index.upload(admin, Form.of("acme", "1.0", WHEEL, wheel));
  }

  private void reject() {
    String review =
        "{\"project\":\"acme\",\"version\":\"1.0\",\"decision\":\"reject\",\"reason\":\"it steals\"}";
    assertThat(index.call(admin, "POST", "/api/reviews", review).statusCode()).isEqualTo(201);
  }

  @Test
  void anEventArrivesOnceAndSigned() throws Exception {
    String secret = add("\"file-uploaded\"").text("secret").orElseThrow();
    upload("");
    assertThat(courier.deliver()).isEqualTo(1);
    Received event = received.remove();
    assertThat(event.event()).isEqualTo("file-uploaded");
    assertThat(json(event.body()).text("subject")).contains(WHEEL);
    String seconds = Long.toString(clock.instant().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] hmac = mac.doFinal((seconds + "." + event.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(event.signature())
        .isEqualTo("t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac));
    clock.pass(Duration.ofDays(1));
    assertThat(courier.deliver()).isZero();
    assertThat(index.read(admin, "/api/webhooks").body()).doesNotContain(secret);
    assertThat(index.read(admin, "/api/webhooks/1/deliveries").body())
        .contains("\"state\":\"delivered\"");
  }

  @Test
  void whatIsRevokedIsToldWithTheAddressesToPurge() {
    add("\"files-revoked\",\"release-rejected\"");
    upload("");
    reject();
    assertThat(courier.deliver()).isEqualTo(2);
    Node revoked =
        received.stream()
            .filter(it -> it.event().equals("files-revoked"))
            .map(it -> json(it.body()))
            .findFirst()
            .orElseThrow();
    assertThat(revoked.at("detail").orElseThrow().array("paths"))
        .extracting(it -> it.asText().orElseThrow())
        .containsExactly(
            "/simple/acme/", "/files/acme/" + WHEEL, "/files/acme/" + WHEEL + ".metadata");
  }

  @Test
  void whatWasJudgedMaliciousIsTold() {
    add("\"file-denied\"");
    upload(Wheels.THIEF);
    assertThat(courier.deliver()).isEqualTo(1);
    assertThat(received.remove().body()).contains("\"project\":\"acme\"", "\"rules\":[\"");
  }

  @Test
  void whoDoesNotAnswerWellIsToldAgainEverLaterAndGivenUp() {
    add("\"file-uploaded\"");
    upload("");
    status = 302;
    for (int attempt = 1; attempt <= 10; attempt++) {
      assertThat(courier.deliver()).as("try %d", attempt).isEqualTo(1);
      assertThat(courier.deliver()).isZero();
      clock.pass(Duration.ofHours(7));
    }
    assertThat(courier.deliver()).isZero();
    assertThat(received).hasSize(10);
    assertThat(index.read(admin, "/api/webhooks/1/deliveries").body())
        .contains("\"state\":\"given-up\"", "it answers 302");
  }

  @Test
  void anotherProcessDeliversWhatOneLeftBehind() {
    add("\"file-uploaded\"");
    upload("");
    store.write(session -> session.webhooks().take(clock.millis(), clock.millis() + 1000, 9));
    assertThat(courier.deliver()).isZero();
    clock.pass(Duration.ofSeconds(2));
    try (Courier next = new Courier(store, clock, true)) {
      assertThat(next.deliver()).isEqualTo(1);
    }
    assertThat(received).hasSize(1);
  }

  @Test
  void twoNodesDeliverOnce() {
    add("\"file-uploaded\"");
    upload("");
    try (Courier other = new Courier(store, clock, true)) {
      int here = CompletableFuture.supplyAsync(courier::deliver).join();
      assertThat(here + other.deliver()).isEqualTo(1);
    }
    assertThat(received).hasSize(1);
  }

  @Test
  void privateNetworksAreNotReachedUnlessThatIsSet() {
    add("\"file-uploaded\"");
    upload("");
    try (Courier careful = new Courier(store, clock, false)) {
      assertThat(careful.deliver()).isEqualTo(1);
    }
    assertThat(received).isEmpty();
    assertThat(index.read(admin, "/api/webhooks/1/deliveries").body()).contains("private network");
  }

  @Test
  void aWebhookThatWasRemovedIsToldNothing() {
    add("\"file-uploaded\"");
    upload("");
    assertThat(index.call(admin, "DELETE", "/api/webhooks/1", "").statusCode()).isEqualTo(200);
    courier.deliver();
    assertThat(received).isEmpty();
    assertThat(index.call(admin, "DELETE", "/api/webhooks/7", "").statusCode()).isEqualTo(404);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    for (String body :
        List.of(
            "{\"url\":\"ftp://x.example/\",\"events\":[\"file-held\"]}",
            "{\"url\":\"https://u:p@x.example/\",\"events\":[\"file-held\"]}",
            "{\"url\":\"https://x.example/\",\"events\":[\"nothing\"]}",
            "{\"url\":\"https://x.example/\"}")) {
      assertThat(index.call(admin, "POST", "/api/webhooks", body).statusCode()).isEqualTo(400);
    }
    String reader = index.token("x", List.of(), Scope.READ);
    assertThat(index.read(reader, "/api/webhooks").statusCode()).isEqualTo(403);
  }

  @Test
  void sharedCachesKeepNothingOfCallersWithCredentials() {
    upload("");
    assertThat(index.read(admin, "/files/acme/" + WHEEL).headers().firstValue("Cache-Control"))
        .contains("private, max-age=3600");
    assertThat(index.read(admin, "/simple/acme/").headers().firstValue("Cache-Control"))
        .contains("private, max-age=30");
  }
}
