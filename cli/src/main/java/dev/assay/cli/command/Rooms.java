package dev.assay.cli.command;

import dev.assay.cli.option.AdvisoriesInForce;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.index.admission.FileJudge;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.PolicyInForce;
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
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The rooms of an index below its routes, wired together.
final class Rooms implements AutoCloseable {
  final InstantSource clock;
  final Store store;
  final PolicyInForce policy;
  final AdvisoriesInForce advisories;
  final Metrics metrics = new Metrics();
  final Pages pages;
  final ProvenanceVerifier verifier;
  final Judging judging;
  final Catalog catalog;
  final Delivery delivery;
  private final List<Upstream> upstreams;
  private final ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor();

  /// @param store left to whoever opened it, like `advisories`
  /// @param basis what judgements rest on besides the bytes
  Rooms(
      Surroundings surroundings,
      Serving.Settings settings,
      Store store,
      PolicyInForce policy,
      AdvisoriesInForce advisories,
      String basis) {
    this.clock = surroundings.clock();
    this.store = store;
    this.policy = policy;
    this.advisories = advisories;
    upstreams =
        settings.upstreams().stream().map(it -> Upstream.at(it, metrics::upstream)).toList();
    pages = new Pages(store, upstreams, clock, fetching, Pages.Timing.DEFAULT);
    verifier = new ProvenanceVerifier(store, settings.root());
    FileJudge judge = new FileJudge(store, clock, verifier);
    judging =
        new Judging(store, clock, metrics.timed(judge::judge), policy, basis, settings.judges());
    catalog = new Catalog(store, pages, judging, new ReleaseKnowledge(advisories), policy, clock);
    Downloads downloads = new Downloads(store, clock, fetching);
    ProvenanceArchive provenances = new ProvenanceArchive(store, clock, fetching);
    delivery = new Delivery(store, catalog, downloads, provenances, judging, clock);
    metrics.watch(store);
    metrics.watch(judging);
    metrics.watch(pages.tally(), downloads.tally());
    metrics.watch(advisories);
  }

  @Override
  public void close() {
    judging.close();
    pages.close();
    upstreams.forEach(Upstream::close);
    fetching.shutdownNow();
  }
}
