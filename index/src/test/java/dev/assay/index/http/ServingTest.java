package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import dev.assay.index.FakeIndex;
import dev.assay.index.FakeIndex.Behaviour;
import dev.assay.index.Wheels;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String NEXT = "acme-1.1-py3-none-any.whl";
  private static final byte[] GOOD = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);
  private static final byte[] EVIL = Wheels.wheel("acme", "1.1", Wheels.HARMLESS + Wheels.THIEF);

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    index.upstream.publish("acme", WHEEL, "2026-01-01T00:00:00Z", GOOD);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @Test
  void aPageNamesOurFilesAndTheTimesOfUpstream() {
    HttpResponse<String> page = index.json("/simple/acme/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type"))
        .contains("application/vnd.pypi.simple.v1+json");
    assertThat(page.body())
        .contains("\"url\":\"../../files/acme/" + WHEEL + "\"")
        .contains("\"sha256\":\"" + FakeIndex.sha256(GOOD) + "\"")
        .contains("\"upload-time\":\"2026-01-01T00:00:00Z\"", "\"size\":" + GOOD.length)
        .contains("\"versions\":[\"1.0\"]")
        .contains("\"core-metadata\":true");
    assertThat(index.text("/simple/acme/", "Accept", "text/html").body())
        .contains("<a href=\"../../files/acme/" + WHEEL + "#sha256=");
  }

  /// pip-compile takes the hashes of what it finds there, and fetches all other files to hash them.
  @Test
  void hashesAreToldByVersionOfWhatIsOffered() {
    index.upstream.publish("acme", NEXT, "2026-01-01T00:00:00Z", EVIL);
    assertThat(index.text("/files/acme/" + NEXT).statusCode()).isEqualTo(403);
    index.clock.pass(Duration.ofMinutes(1));
    HttpResponse<String> releases = index.text("/acme/json");
    assertThat(releases.statusCode()).isEqualTo(200);
    assertThat(releases.body())
        .contains("\"releases\":{\"1.0\":[{\"filename\":\"" + WHEEL + "\"")
        .contains("\"url\":\"http://127.0.0.1:" + index.port() + "/files/acme/" + WHEEL + "\"")
        .contains("\"packagetype\":\"bdist_wheel\"", "\"sha256\":\"" + FakeIndex.sha256(GOOD))
        .doesNotContain(NEXT);
    assertThat(index.text("/nothing/json").statusCode()).isEqualTo(404);
  }

  /// Another project's page comes in between, as it does all the time.
  @Test
  void aPageThatWasFetchedIsAppraisedOnce() {
    PackageName acme = PackageName.of("acme");
    Found first = index.catalog.find(acme);
    var _ = index.catalog.find(PackageName.of("nobody"));
    index.catalog.changed(PackageName.of("other"));
    assertThat(listing(index.catalog.find(acme))).isSameAs(listing(first));
    index.catalog.changed(acme);
    assertThat(listing(index.catalog.find(acme))).isNotSameAs(listing(first));
  }

  private static Listing listing(Found found) {
    return ((Found.Listed) found).listing();
  }

  @Test
  void namesAreNormalisedByRedirect() {
    HttpResponse<String> answer = index.json("/simple/Acme/");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).contains("/simple/acme/");
    assertThat(index.json("/simple/acme").statusCode()).isEqualTo(301);
    assertThat(index.json("/simple/-/").statusCode()).isEqualTo(404);
    assertThat(index.json("/simple/nobody/").statusCode()).isEqualTo(404);
    assertThat(index.text("/simple/acme/", "Accept", "image/png").statusCode()).isEqualTo(406);
  }

  @Test
  void aPageIsNotSentTwice() {
    String etag = index.json("/simple/acme/").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        index.text(
            "/simple/acme/",
            "Accept",
            "application/vnd.pypi.simple.v1+json",
            "If-None-Match",
            etag);
    assertThat(again.statusCode()).isEqualTo(304);
    HttpResponse<byte[]> packed =
        index.bytes("/simple/acme/", "Accept", "text/html", "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.body()).startsWith(0x1f, 0x8b);
  }

  @Test
  void aFileIsJudgedAndServedAndItsMetadataAfterIt() {
    assertThat(index.bytes("/files/acme/" + WHEEL).body()).isEqualTo(GOOD);
    assertThat(index.json("/simple/acme/").body()).contains("\"core-metadata\":{\"sha256\":");
    assertThat(index.text("/files/acme/" + WHEEL + ".metadata").body())
        .startsWith("Metadata-Version: 2.4");
    index.upstream.behave(Behaviour.DOWN);
    index.clock.pass(Duration.ofHours(3));
    assertThat(index.bytes("/files/acme/" + WHEEL).body()).isEqualTo(GOOD);
  }

  @Test
  void partsOfAFile() {
    HttpResponse<byte[]> part = index.bytes("/files/acme/" + WHEEL, "Range", "bytes=2-5");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).containsExactly(GOOD[2], GOOD[3], GOOD[4], GOOD[5]);
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-5/" + GOOD.length);
    assertThat(index.bytes("/files/acme/" + WHEEL, "Range", "bytes=-1").body())
        .containsExactly(GOOD[GOOD.length - 1]);
    assertThat(index.bytes("/files/acme/" + WHEEL, "Range", "bytes=999999-").statusCode())
        .isEqualTo(416);
  }

  /// A trojanised upgrade: refused at its file, and from then on at its metadata and on the page.
  @Test
  void aThiefIsRefusedAtEveryLayer() {
    index.upstream.publish("acme", NEXT, "2026-01-02T00:00:00Z", EVIL);
    assertThat(index.bytes("/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = index.text("/files/acme/" + NEXT);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("\"verdict\":\"deny\"", "\"page\":\"/why/acme\"", "collect.example");
    assertThat(index.text("/files/acme/" + NEXT + ".metadata").statusCode()).isIn(403, 404);
    String page = index.json("/simple/acme/").body();
    assertThat(page).contains(WHEEL, "\"versions\":[\"1.0\"]").doesNotContain(NEXT);
    assertThat(index.text("/why/acme/1.1").body())
        .contains("\"standing\":\"denied\"", "environment-exfiltration", "acme/__init__.py");
  }

  @Test
  void aYoungFileIsNotOfferedUntilItIsOldEnough() {
    index.upstream.publish("acme", NEXT, "2026-11-19T12:00:00Z", GOOD);
    assertThat(index.json("/simple/acme/").body()).doesNotContain(NEXT, "\"1.1\"");
    HttpResponse<String> refused = index.text("/files/acme/" + NEXT);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"rule\":\"too-young\"", "\"verdict\":\"hold\"");
    index.clock.pass(Duration.ofDays(2));
    assertThat(index.json("/simple/acme/").body()).contains(NEXT, "\"1.1\"");
  }

  /// 404 would send clients on to the next index.
  @Test
  void aProjectOfWhichNothingIsOfferedIsForbiddenNotMissing() {
    index.policy("[index]\ndeny = ['acme']");
    HttpResponse<String> answer = index.json("/simple/acme/");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"rule\":\"denied-name\"");
  }

  @Test
  void aClaimedNameIsNeverAskedUpstream() {
    index.upstream.publish("acme-tools", "acme_tools-99.tar.gz", "2026-01-01T00:00:00Z", GOOD);
    index.policy("internal = ['acme-*']");
    assertThat(index.json("/simple/acme-tools/").statusCode()).isEqualTo(404);
    assertThat(index.text("/why/acme-tools").body()).contains("claimed for internal use");
    assertThat(index.upstream.asked()).doesNotContain("page acme-tools");
  }

  @Test
  void whenTheJudgeIsDownWhatWasJudgedIsServedAndNothingElse() {
    index.upstream.publish("acme", NEXT, "2026-01-02T00:00:00Z", GOOD);
    assertThat(index.bytes("/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    index.judging.setUp(false);
    assertThat(index.bytes("/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = index.text("/files/acme/" + NEXT);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"rule\":\"not-judged\"", "the judge is down");
    assertThat(index.text("/health").body()).contains("\"status\":\"degraded\"");
    index.judging.setUp(true);
    assertThat(index.bytes("/files/acme/" + NEXT).statusCode()).isEqualTo(200);
  }

  @Test
  void whatUpstreamCannotGiveIsNeitherMissingNorServed() {
    index.upstream.behave(Behaviour.DOWN);
    assertThat(index.json("/simple/other/").statusCode()).isEqualTo(502);
    index.upstream.behave(Behaviour.FINE);
    index.json("/simple/acme/");
    for (Behaviour trouble : new Behaviour[] {Behaviour.LYING, Behaviour.CUT, Behaviour.DOWN}) {
      index.upstream.behave(trouble);
      assertThat(index.text("/files/acme/" + WHEEL).statusCode()).isEqualTo(502);
    }
  }

  @Test
  void whoMayNotIsToldSo() throws Exception {
    index.close();
    Guard guard =
        arrival ->
            arrival.authorization().isEmpty()
                ? new Guard.Answer.Known(Caller.anybody(Set.of()))
                : new Guard.Answer.Invalid();
    try (TestIndex closed = new TestIndex(data.resolve("closed"), guard)) {
      assertThat(closed.json("/simple/acme/").statusCode()).isEqualTo(401);
      assertThat(closed.text("/simple/acme/", "Authorization", "Basic eA==").statusCode())
          .isEqualTo(401);
      assertThat(closed.text("/health").statusCode()).isEqualTo(200);
    }
    index = new TestIndex(data.resolve("again"));
  }
}
