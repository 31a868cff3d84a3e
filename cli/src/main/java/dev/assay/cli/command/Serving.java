package dev.assay.cli.command;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.attestation.TrustedRoot;
import dev.assay.cli.option.DatabaseOptions;
import dev.assay.cli.option.PolicyFile;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Rules;
import dev.assay.core.code.CodeReader;
import dev.assay.core.finding.Rule;
import dev.assay.index.access.AccessSettings;
import dev.assay.index.access.Exchange;
import dev.assay.index.access.FirstToken;
import dev.assay.index.access.OidcSettings;
import dev.assay.index.access.Passwords;
import dev.assay.index.access.StoreGuard;
import dev.assay.index.admission.FileJudge;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.admission.ReleaseKnowledge;
import dev.assay.index.api.Api;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.index.catalog.Rejudging;
import dev.assay.index.console.Console;
import dev.assay.index.demo.Demo;
import dev.assay.index.http.IndexServer;
import dev.assay.index.http.Listening;
import dev.assay.index.http.Route;
import dev.assay.index.metric.Metrics;
import dev.assay.index.provenance.ProvenanceArchive;
import dev.assay.index.provenance.ProvenanceVerifier;
import dev.assay.index.proxy.Downloads;
import dev.assay.index.proxy.Pages;
import dev.assay.index.proxy.Upstream;
import dev.assay.index.upload.UploadLimits;
import dev.assay.index.upload.Uploads;
import dev.assay.index.webhook.Courier;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An index that runs: its rooms wired together, and what it does by itself.
final class Serving implements AutoCloseable {
  private static final int KEPT_WARM = 256;
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final int ROOT_DIGITS = 16;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final URI address;
  private final OptionalInt operationPort;

  private final Optional<String> demoToken;
  private final Optional<Path> firstToken;

  /// How it is set up.
  ///
  /// @param judges how many files are judged at a time
  /// @param root the keys that attestations are verified with
  /// @param url where clients find it, where that is not where it listens
  /// @param webhooksToPrivate whether webhooks may lead into networks that only we can reach
  /// @param demo whether it is filled with what was invented
  record Settings(
      Listening listening,
      List<URI> upstreams,
      StoreSettings store,
      int judges,
      AccessSettings access,
      OidcSettings oidc,
      TrustedRoot root,
      Optional<URI> url,
      boolean webhooksToPrivate,
      boolean demo) {}

  private Serving(
      Surroundings surroundings, Settings settings, PolicyFile file, DatabaseOptions data) {
    InstantSource clock = surroundings.clock();
    AdvisoryDatabase advisories =
        closing(data.open(surroundings, true, new Progress(surroundings, false)));
    Store store = closing(Store.open(settings.store()));
    PolicyInForce policy =
        new PolicyInForce(store, () -> file.find(surroundings, Optional.empty()));
    this.demoToken =
        settings.demo()
            ? Optional.of(new Demo(store, basis(settings.root()), clock.instant()).fill())
            : Optional.empty();
    this.firstToken =
        settings.demo()
            ? Optional.empty()
            : new FirstToken(store, clock).make(settings.store().data());
    ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor();
    closing(fetching::shutdownNow);
    Metrics metrics = new Metrics();
    List<Upstream> upstreams =
        settings.upstreams().stream().map(it -> Upstream.at(it, metrics::upstream)).toList();
    upstreams.forEach(this::closing);
    Pages pages = new Pages(store, upstreams, clock, fetching, Pages.Timing.DEFAULT);
    ProvenanceVerifier verifier = new ProvenanceVerifier(store, settings.root());
    FileJudge judge = new FileJudge(store, clock, verifier);
    Judging judging =
        closing(
            new Judging(
                store,
                clock,
                metrics.timed(judge::judge),
                policy,
                basis(settings.root()),
                settings.judges()));
    Catalog catalog =
        new Catalog(store, pages, judging, new ReleaseKnowledge(advisories::source), policy, clock);
    Downloads downloads = new Downloads(store, clock, fetching);
    Delivery delivery =
        new Delivery(
            store,
            catalog,
            downloads,
            new ProvenanceArchive(store, clock, fetching),
            judging,
            clock);
    metrics.watch(store);
    metrics.watch(judging);
    metrics.watch(pages.tally(), downloads.tally());
    Passwords passwords = new Passwords();
    StoreGuard guard = new StoreGuard(store, clock, settings.access(), passwords);
    Uploads uploads = new Uploads(store, catalog, delivery, verifier, UploadLimits.DEFAULT, clock);
    Exchange exchange = new Exchange(store, clock, settings.oidc(), guard);
    List<Route> api =
        new Api(store, catalog, policy, guard, passwords, uploads, exchange, clock).routes();
    Console console =
        new Console(new Console.Parts(store, catalog, judging, policy, guard, clock, pages));
    IndexServer server =
        closing(
            IndexServer.start(
                settings.listening(),
                new IndexServer.Parts(
                    store,
                    catalog,
                    delivery,
                    judging,
                    settings.root(),
                    settings.url(),
                    guard,
                    clock,
                    metrics,
                    Stream.concat(api.stream(), console.routes().stream()).toList())));
    this.address =
        URI.create(
            "%s://%s:%d/simple/"
                .formatted(
                    settings.listening().tls().isPresent() ? "https" : "http",
                    settings.listening().host(),
                    server.port()));
    this.operationPort = server.operationPort();
    ScheduledExecutorService chores = closing(Executors.newSingleThreadScheduledExecutor());
    every(chores, Duration.ofMinutes(1), surroundings, () -> pages.refreshOld(KEPT_WARM));
    every(chores, POLL, surroundings, () -> refresh(policy, catalog));
    Courier courier = closing(new Courier(store, clock, settings.webhooksToPrivate()));
    ScheduledExecutorService post = closing(Executors.newSingleThreadScheduledExecutor());
    every(post, Duration.ofSeconds(5), surroundings, courier::deliver);
    Rejudging rejudging = new Rejudging(store, delivery, judging, clock);
    ScheduledExecutorService slow =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    closing(slow::shutdownNow);
    every(slow, Duration.ofMinutes(1), surroundings, rejudging::run);
    closing(rejudging);
    every(chores, POLL, surroundings, () -> renewCertificate(server, surroundings));
  }

  private static void every(
      ScheduledExecutorService chores, Duration time, Surroundings surroundings, Runnable chore) {
    var _ =
        chores.scheduleWithFixedDelay(
            guarded(surroundings, chore), time.toSeconds(), time.toSeconds(), TimeUnit.SECONDS);
  }

  private static void refresh(PolicyInForce policy, Catalog catalog) {
    if (policy.refresh()) {
      catalog.changed();
    }
  }

  private static void renewCertificate(IndexServer server, Surroundings surroundings) {
    try {
      if (server.renewCertificate()) {
        surroundings.say("assay: a new certificate is shown from now on");
      }
    } catch (CertificateException wrong) {
      surroundings.say("assay: the certificate of before is still shown: " + wrong.getMessage());
    }
  }

  /// Starts an index.
  static Serving start(
      Surroundings surroundings, Settings settings, PolicyFile policy, DatabaseOptions database) {
    return new Serving(surroundings, settings, policy, database);
  }

  private <T extends AutoCloseable> T closing(T part) {
    parts.push(part);
    return part;
  }

  /// What a judgement rests on besides the bytes and the policy: another build judges anew, and so
  /// does one with other keys.
  private static String basis(TrustedRoot root) {
    String rules = Rules.all().stream().map(Rule::id).collect(Collectors.joining(","));
    return AssayCommand.VERSION
        + "/"
        + CodeReader.VERSION
        + "/"
        + Integer.toHexString(rules.hashCode())
        + "/"
        + root.sha256().substring(0, ROOT_DIGITS);
  }

  /// A chore that fails is told of and done again at its next time; the policy stays as it was.
  private static Runnable guarded(Surroundings surroundings, Runnable chore) {
    return () -> {
      try {
        chore.run();
      } catch (Stop stop) {
        surroundings.say("assay: " + stop.problem().message());
      } catch (RuntimeException failure) {
        surroundings.say("assay: " + failure);
      }
    };
  }

  /// The address for `--index-url`.
  URI address() {
    return address;
  }

  /// Where health and metrics are on loopback, where they are.
  OptionalInt operationPort() {
    return operationPort;
  }

  /// Where people look at it.
  URI console() {
    return address.resolve("/console/");
  }

  /// With which to log in to a demo.
  Optional<String> demoToken() {
    return demoToken;
  }

  /// The file that the first token was written to; none when there was one before.
  Optional<Path> firstToken() {
    return firstToken;
  }

  /// Closes the parts, the last one first.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
