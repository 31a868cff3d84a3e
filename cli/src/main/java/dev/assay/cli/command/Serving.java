package dev.assay.cli.command;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.cli.option.DatabaseOptions;
import dev.assay.cli.option.PolicyFile;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Rules;
import dev.assay.core.code.CodeReader;
import dev.assay.core.finding.Rule;
import dev.assay.index.access.AccessSettings;
import dev.assay.index.access.FirstToken;
import dev.assay.index.access.Passwords;
import dev.assay.index.access.StoreGuard;
import dev.assay.index.admission.FileJudge;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.admission.ReleaseKnowledge;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.index.console.Console;
import dev.assay.index.demo.Demo;
import dev.assay.index.http.Guard;
import dev.assay.index.http.IndexServer;
import dev.assay.index.proxy.Downloads;
import dev.assay.index.proxy.Pages;
import dev.assay.index.proxy.Upstream;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// An index that runs: its rooms wired together, and what it does by itself.
final class Serving implements AutoCloseable {
  private static final int KEPT_WARM = 256;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final URI address;

  private final Optional<String> demoToken;
  private final Optional<Path> firstToken;

  /// How it is set up.
  ///
  /// @param judges how many files are judged at a time
  /// @param demo whether it is filled with what was invented
  record Settings(
      String host, int port, List<URI> upstreams, StoreSettings store, int judges, boolean demo) {}

  private Serving(
      Surroundings surroundings, Settings settings, PolicyFile file, DatabaseOptions data) {
    Progress progress = new Progress(surroundings, false);
    AdvisoryDatabase advisories = closing(data.open(surroundings, true, progress));
    Store store = closing(Store.open(settings.store()));
    this.demoToken =
        settings.demo()
            ? Optional.of(new Demo(store, basis(), surroundings.clock().instant()).fill())
            : Optional.empty();
    this.firstToken =
        settings.demo()
            ? Optional.empty()
            : new FirstToken(store, surroundings.clock()).make(settings.store().data());
    PolicyInForce policy =
        new PolicyInForce(store, () -> file.find(surroundings, Optional.empty()));
    Guard guard =
        new StoreGuard(
            store, surroundings.clock(), AccessSettings.at(settings.host()), new Passwords());
    ExecutorService fetching = closing(Executors.newVirtualThreadPerTaskExecutor());
    List<Upstream> upstreams = settings.upstreams().stream().map(Upstream::at).toList();
    upstreams.forEach(this::closing);
    Pages pages = new Pages(store, upstreams, surroundings.clock(), fetching, Pages.Timing.DEFAULT);
    FileJudge judge = new FileJudge(store, surroundings.clock());
    Judging judging =
        closing(
            new Judging(
                store, surroundings.clock(), judge::judge, policy, basis(), settings.judges()));
    Catalog catalog =
        new Catalog(
            store,
            pages,
            judging,
            new ReleaseKnowledge(advisories::source),
            policy,
            surroundings.clock());
    Delivery delivery =
        new Delivery(
            store,
            catalog,
            new Downloads(store, surroundings.clock(), fetching),
            judging,
            policy,
            surroundings.clock());
    Console console =
        new Console(
            new Console.Parts(store, catalog, judging, policy, guard, surroundings.clock(), pages));
    IndexServer server =
        closing(
            IndexServer.start(
                settings.host(),
                settings.port(),
                new IndexServer.Parts(
                    store,
                    catalog,
                    delivery,
                    judging,
                    guard,
                    surroundings.clock(),
                    console.routes())));
    this.address = URI.create("http://%s:%d/simple/".formatted(settings.host(), server.port()));
    startChores(surroundings, pages, policy, catalog);
  }

  private void startChores(
      Surroundings surroundings, Pages pages, PolicyInForce policy, Catalog catalog) {
    ScheduledExecutorService chores = closing(Executors.newSingleThreadScheduledExecutor());
    var _ =
        chores.scheduleWithFixedDelay(
            guarded(surroundings, () -> pages.refreshOld(KEPT_WARM)), 1, 1, TimeUnit.MINUTES);
    var _ =
        chores.scheduleWithFixedDelay(
            guarded(
                surroundings,
                () -> {
                  if (policy.refresh()) {
                    catalog.changed();
                  }
                }),
            10,
            10,
            TimeUnit.SECONDS);
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

  /// What a judgement rests on besides the bytes and the policy: another build judges anew.
  private static String basis() {
    String rules = Rules.all().stream().map(Rule::id).collect(Collectors.joining(","));
    return AssayCommand.VERSION
        + "/"
        + CodeReader.VERSION
        + "/"
        + Integer.toHexString(rules.hashCode());
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

  /// Where people look at it.
  URI console() {
    return address.resolve("/console/");
  }

  /// With which to log in to a demo.
  Optional<String> demoToken() {
    return demoToken;
  }

  /// The file with the first token of an index that is new.
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
