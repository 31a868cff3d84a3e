package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex.Behaviour;
import dev.assay.index.Wheels;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus is told of what happened.
class MetricsTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String EVIL = "acme-1.1-py3-none-any.whl";
  private static final byte[] BYTES = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    index.upstream.publish("acme", WHEEL, "2026-01-01T00:00:00Z", BYTES);
    index.upstream.publish(
        "acme",
        EVIL,
        "2026-01-02T00:00:00Z",
        Wheels.wheel("acme", "1.1", Wheels.HARMLESS + Wheels.THIEF));
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @Test
  void requestsAreCountedByRouteAndStatusAndNeverByName() {
    assertThat(index.json("/simple/acme/").statusCode()).isEqualTo(200);
    assertThat(index.bytes("/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    assertThat(index.bytes("/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    assertThat(index.bytes("/files/acme/" + EVIL).statusCode()).isEqualTo(403);

    HttpResponse<String> scraped = index.text("/metrics");
    assertThat(scraped.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    String upstream = "upstream=\"" + index.upstream.address() + "\"";
    assertThat(scraped.body().lines())
        .contains(
            requests("/files/{project}/{file}", 200, 2),
            requests("/files/{project}/{file}", 403, 1),
            requests("/simple/{project}/", 200, 1),
            "assay_answers_total{layer=\"file\",outcome=\"served\"} 2.0",
            "assay_answers_total{layer=\"file\",outcome=\"refused\"} 1.0",
            "assay_judgement_duration_seconds_count{result=\"judged\"} 2",
            "assay_judged_files{verdict=\"admit\"} 1.0",
            "assay_judged_files{verdict=\"deny\"} 1.0",
            "assay_judge_queue 0.0",
            "assay_judge_up 1.0",
            "assay_cache_requests_total{kind=\"file\",result=\"hit\"} 1.0",
            "assay_cache_requests_total{kind=\"file\",result=\"miss\"} 2.0",
            "assay_cache_requests_total{kind=\"page\",result=\"miss\"} 1.0",
            "assay_upstream_request_duration_seconds_count{status=\"200\"," + upstream + "} 3");
    assertThat(scraped.body())
        .contains("jvm_memory_used_bytes{area=\"heap\"}", "jvm_gc_collection_seconds_count{gc=")
        .contains("assay_store_transactions{kind=\"write\",state=\"waiting\"}")
        .doesNotContain("acme");
  }

  private static String requests(String route, int status, int count) {
    return "assay_http_request_duration_seconds_count{method=\"GET\",route=\"%s\",status=\"%d\"} %d"
        .formatted(route, status, count);
  }

  @Test
  void failuresOfAnUpstreamAreCounted() {
    index.upstream.behave(Behaviour.DOWN);
    index.json("/simple/acme/");
    assertThat(index.text("/metrics").body())
        .contains("assay_upstream_request_duration_seconds_count{status=\"503\"");
  }

  @Test
  void openMetricsIsSpokenToWhoeverAsksForIt() {
    HttpResponse<String> scraped =
        index.text("/metrics", "Accept", "application/openmetrics-text;version=1.0.0");
    assertThat(scraped.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text");
    assertThat(scraped.body()).endsWith("# EOF\n");
  }
}
