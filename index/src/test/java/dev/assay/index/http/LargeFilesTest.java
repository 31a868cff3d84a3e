package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex;
import dev.assay.index.Wheels;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of files that are large, by each rule that a policy may have for them. The
/// threshold is a megabyte here.
class LargeFilesTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String FILE = "/files/acme/" + WHEEL;
  private static final byte[] LARGE = Wheels.large("acme", "1.0", Wheels.HARMLESS, 2);

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private void publish(byte[] bytes) {
    index.upstream.publish("acme", WHEEL, "2026-01-01T00:00:00Z", bytes);
  }

  private void rule(String rule) {
    index.policy("[index]\nlarge-megabytes = 1\nlarge-files = '" + rule + "'");
  }

  private void assertServed(byte[] bytes) {
    HttpResponse<byte[]> answer = index.bytes(FILE);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(FakeIndex.sha256(answer.body())).isEqualTo(FakeIndex.sha256(bytes));
    assertThat(answer.headers().firstValue("Assay-Judged")).isEmpty();
  }

  @Test
  void aLargeFileIsJudgedAsAnyOther() {
    publish(LARGE);
    rule("wait");
    assertServed(LARGE);
  }

  @Test
  void aLargeThiefIsRefused() {
    publish(Wheels.large("acme", "1.0", Wheels.THIEF, 2));
    rule("wait");
    HttpResponse<String> refused = index.text(FILE);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"verdict\":\"deny\"", "collect.example");
  }

  @Test
  void aLargeFileIsHeldUntilSomebodyHasApprovedIt() {
    publish(LARGE);
    rule("hold");
    HttpResponse<String> held = index.text(FILE);
    assertThat(held.statusCode()).isEqualTo(403);
    assertThat(held.body()).contains("\"rule\":\"not-judged\"", "it is large");
    assertThat(index.upstream.asked()).doesNotContain("file " + WHEEL);
    index.clock.pass(Duration.ofMinutes(1));
    Review review =
        new Review(
            0,
            "acme",
            "1.0",
            FakeIndex.sha256(LARGE),
            Decision.APPROVE,
            "anna",
            "looked into it",
            index.clock.millis(),
            null);
    index.store.run(session -> session.reviews().add(review));
    index.clock.pass(Duration.ofMinutes(1));
    assertServed(LARGE);
  }

  /// The index behind may not say how large a file is.
  @Test
  void aFileOfWhichNoSizeIsStatedIsHeldToo() {
    index.upstream.stateNoSizes();
    publish(LARGE);
    rule("hold");
    assertThat(index.text(FILE).body()).contains("\"rule\":\"not-judged\"", "it is large");
  }

  @Test
  void aLargeFileIsServedUnjudgedWithAWordOfIt() {
    publish(LARGE);
    rule("admit");
    HttpResponse<byte[]> answer = index.bytes(FILE);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Assay-Judged")).contains("no");
  }
}
