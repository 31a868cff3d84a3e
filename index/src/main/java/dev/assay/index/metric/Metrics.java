package dev.assay.index.metric;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.verdict.Verdict;
import dev.assay.index.admission.Candidate;
import dev.assay.index.admission.Judged;
import dev.assay.index.admission.Judging;
import dev.assay.index.proxy.Tally;
import dev.assay.store.Store;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import dev.assay.upstream.RequestObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// What happens in an index, for Prometheus. Labels have few values: routes, never paths, and no
/// names of projects.
public final class Metrics {
  private static final double[] ANSWERS = {0.001, 0.005, 0.025, 0.1, 0.25, 1, 2.5, 10, 60};
  private static final double[] JUDGEMENTS = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120};

  /// Counting reads every row: so long a count is told again.
  private static final Duration COUNTED = Duration.ofMinutes(1);

  private static final String COUNTS = "by verdict";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final AtomicBoolean machine = new AtomicBoolean();
  private final Histogram requests =
      durations("assay_http_request_duration_seconds", "Requests that were answered.", ANSWERS)
          .labelNames("method", "route", "status")
          .register(registry);
  private final Histogram upstreams =
      durations("assay_upstream_request_duration_seconds", "Requests to upstreams.", ANSWERS)
          .labelNames("upstream", "status")
          .register(registry);
  private final Histogram judgements =
      durations("assay_judgement_duration_seconds", "Files that were judged.", JUDGEMENTS)
          .labelNames("result")
          .register(registry);
  private final Counter answers =
      Counter.builder()
          .name("assay_answers_total")
          .help("Pages, metadata and files that were asked for, by what was answered.")
          .labelNames("layer", "outcome")
          .register(registry);

  private static Histogram.Builder durations(String name, String help, double[] bounds) {
    return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(bounds);
  }

  /// Takes down a request that was answered.
  public void request(String method, String route, int status, long nanos) {
    requests.labelValues(method, route, Integer.toString(status)).observe(seconds(nanos));
  }

  /// Takes down what was answered.
  public void answer(Layer layer, Outcome outcome) {
    answers.labelValues(lower(layer), lower(outcome)).inc();
  }

  /// Whoever is to be told of the requests to an upstream.
  public RequestObserver upstream(String id) {
    return (status, time) ->
        upstreams
            .labelValues(id, status == 0 ? "none" : Integer.toString(status))
            .observe(seconds(time.toNanos()));
  }

  /// The same judge, timed.
  public Function<Candidate, Judged> timed(Function<Candidate, Judged> judge) {
    return candidate -> {
      long began = System.nanoTime();
      Judged judged = judge.apply(candidate);
      judgements
          .labelValues(judged.error().isPresent() ? "failed" : "judged")
          .observe(seconds(System.nanoTime() - began));
      return judged;
    };
  }

  /// Shows how much waits to be judged.
  public void watch(Judging judging) {
    GaugeWithCallback.builder()
        .name("assay_judge_queue")
        .help("Files that wait or are being judged.")
        .callback(it -> it.call(judging.waiting()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("assay_judge_up")
        .help("Whether files are judged at all.")
        .callback(it -> it.call(judging.isUp() ? 1 : 0))
        .register(registry);
  }

  /// Shows how old the advisory data is.
  public void watch(AdvisorySource advisories) {
    GaugeWithCallback.builder()
        .name("assay_advisories_date_seconds")
        .help("The newest date in the advisory data, in seconds since 1970.")
        .callback(it -> it.call(day(advisories.stamp())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("assay_advisories_records")
        .help("Records of the advisory data.")
        .callback(it -> it.call(advisories.stamp().records()))
        .register(registry);
  }

  private static double day(AdvisorySource.Stamp stamp) {
    return stamp.date().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  /// Shows what was here and what was fetched.
  public void watch(Tally pages, Tally files) {
    CounterWithCallback.builder()
        .name("assay_cache_requests_total")
        .help("Pages and files of upstreams that were asked for, by whether they were here.")
        .labelNames("kind", "result")
        .callback(
            it -> {
              it.call((double) pages.hits(), "page", "hit");
              it.call((double) pages.misses(), "page", "miss");
              it.call((double) files.hits(), "file", "hit");
              it.call((double) files.misses(), "file", "miss");
            })
        .register(registry);
    CounterWithCallback.builder()
        .name("assay_cache_fetched_bytes_total")
        .help("Bytes of files that were fetched from upstreams.")
        .callback(it -> it.call((double) files.bytes()))
        .register(registry);
  }

  /// Shows how busy the store is, and how files stand in it.
  public void watch(Store store) {
    LoadingCache<String, Map<Verdict, Long>> files =
        Caffeine.newBuilder()
            .expireAfterWrite(COUNTED)
            .build(_ -> store.read(session -> session.judgements().counts()));
    GaugeWithCallback.builder()
        .name("assay_store_transactions")
        .help("Transactions that run and that wait, by kind.")
        .labelNames("kind", "state")
        .callback(
            it ->
                store
                    .load()
                    .forEach(
                        load -> {
                          it.call(load.running(), load.kind(), "running");
                          it.call(load.waiting(), load.kind(), "waiting");
                        }))
        .register(registry);
    CounterWithCallback.builder()
        .name("assay_traffic_dropped_total")
        .help("Requests that were not taken down for the console.")
        .callback(it -> it.call((double) store.traffic().dropped()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("assay_judged_files")
        .help("Files by their latest verdict.")
        .labelNames("verdict")
        .callback(
            it -> files.get(COUNTS).forEach((verdict, n) -> it.call((double) n, lower(verdict))))
        .register(registry);
  }

  /// All of it, in the format that a scraper asks for.
  public Text text(String accept) {
    ExpositionFormatWriter writer =
        accept.contains("application/openmetrics-text")
            ? OpenMetricsTextFormatWriter.create()
            : PrometheusTextFormatWriter.create();
    watchMachine();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Text(writer.getContentType(), bytes.toByteArray());
  }

  /// The metrics as text.
  @SuppressWarnings("ArrayRecordComponent")
  public record Text(String type, byte[] bytes) {}

  /// Only once somebody asks: the beans behind it would make every start longer.
  private void watchMachine() {
    if (machine.compareAndSet(false, true)) {
      JvmMemoryMetrics.builder().register(registry);
      JvmGarbageCollectorMetrics.builder().register(registry);
      JvmThreadsMetrics.builder().register(registry);
      ProcessMetrics.builder().register(registry);
    }
  }

  private static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
