package dev.assay.index;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.policy.Policy;
import dev.assay.index.admission.FileJudge;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.ReleaseKnowledge;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.index.metric.Metrics;
import dev.assay.index.provenance.ProvenanceArchive;
import dev.assay.index.provenance.ProvenanceVerifier;
import dev.assay.index.proxy.Downloads;
import dev.assay.index.proxy.Pages;
import dev.assay.index.proxy.Upstream;
import dev.assay.store.Store;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The parts of an index below its routes, wired as those of a real one; at first nothing is known
/// against any release.
public final class TestParts implements AutoCloseable {
  private static final Pages.Timing TIMING =
      new Pages.Timing(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofMillis(300));

  public final Metrics metrics = new Metrics();
  public final TestAdvisories advisories = new TestAdvisories();
  public final Pages pages;
  public final Judging judging;
  public final Catalog catalog;
  public final Delivery delivery;
  private final ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor();

  /// @param addresses of the indexes behind
  public TestParts(
      Store store,
      TestClock clock,
      List<URI> addresses,
      TrustedRoot root,
      Supplier<Policy> policy) {
    List<Upstream> upstreams =
        addresses.stream().map(it -> Upstream.at(it, metrics::upstream)).toList();
    pages = new Pages(store, upstreams, clock, fetching, TIMING);
    FileJudge judge = new FileJudge(store, clock, new ProvenanceVerifier(store, root));
    judging = new Judging(store, clock, metrics.timed(judge::judge), policy, "test", 2);
    catalog = new Catalog(store, pages, judging, new ReleaseKnowledge(advisories), policy, clock);
    Downloads downloads = new Downloads(store, clock, fetching);
    metrics.watch(store);
    metrics.watch(judging);
    metrics.watch(advisories);
    metrics.watch(pages.tally(), downloads.tally());
    delivery =
        new Delivery(
            store,
            catalog,
            downloads,
            new ProvenanceArchive(store, clock, fetching),
            judging,
            clock);
  }

  @Override
  public void close() {
    judging.close();
    pages.close();
    fetching.shutdownNow();
  }
}
