package dev.assay.cli.command;

import dev.assay.cli.command.Configuration.Source;
import dev.assay.cli.option.DatabaseOptions;
import dev.assay.cli.option.PolicyFile;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.index.access.AccessSettings;
import dev.assay.index.http.Listening;
import dev.assay.store.StoreException;
import dev.assay.store.StoreSettings;
import dev.assay.upstream.IndexDiscovery;
import dev.assay.upstream.IndexSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `assay serve`: the private index.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serve a private index that hands out only what is admitted.",
    footer = {
      "",
      "Each option can also be given in the environment (ASSAY_INDEX_PORT for `--port`) and in",
      "the file of `--config` (`port = 8080`); arguments win, then the environment.",
      "The server stops when it is asked to (SIGTERM), once requests under way are answered."
    })
final class ServeCommand implements Callable<Integer> {
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--upstream",
      paramLabel = "URL",
      split = ",",
      splitSynopsisLabel = "",
      description =
          "an index to stand in front of, the first one first (default: as pip is set up)")
  private List<URI> upstreams = List.of();

  @Option(names = "--no-upstream", description = "stand in front of no index")
  private boolean noUpstream;

  @Option(
      names = "--judges",
      paramLabel = "N",
      description = "how many files are judged at a time (default: one for each processor)")
  private int judges;

  @Option(
      names = "--gc-hours",
      paramLabel = "N",
      description =
          "how often files that nothing refers to are removed (default: ${DEFAULT-VALUE}; 0: never)",
      defaultValue = "24")
  private int gcHours = 24;

  @Mixin private final CacheLimit cache = new CacheLimit();

  @Option(
      names = "--anonymous",
      paramLabel = "WHAT",
      description =
          "what callers without credentials may do: `read` or `nothing`"
              + " (default: read on loopback, else nothing)")
  private @Nullable Anonymous anonymous;

  @Option(
      names = "--webhooks-to-private",
      description = "let webhooks lead into networks that only this server can reach")
  private boolean webhooksToPrivate;

  @Option(
      names = "--proxy",
      paramLabel = "ADDRESS",
      split = ",",
      splitSynopsisLabel = "",
      description = "a proxy of ours, which is believed for whom it asks (`X-Forwarded-For`)")
  private Set<String> proxies = Set.of();

  @Option(
      names = "--oidc",
      paramLabel = "FILE",
      description = "whose identity tokens of CI are exchanged for tokens, and for which")
  private @Nullable Path oidc;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "where clients find this index, for addresses that must be whole (PEP 740)")
  private @Nullable URI url;

  @Option(
      names = "--trusted-root",
      paramLabel = "FILE",
      description = "sigstore's `trusted_root.json` for attestations (default: the bundled one)")
  private @Nullable Path trustedRoot;

  @Option(
      names = "--demo",
      description = "serve invented projects from a folder that goes away with the server")
  private boolean demo;

  @Option(names = "--check", description = "print the settings in force, and serve nothing")
  private boolean check;

  @Mixin private final Configuration configuration;
  @Mixin private final ListeningOptions listening = new ListeningOptions();
  @Mixin private final StoreOptions store = new StoreOptions();
  @Mixin private PolicyFile policy = new PolicyFile();
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.configuration = new Configuration(surroundings);
  }

  /// Where its options are read from.
  Configuration configuration() {
    return configuration;
  }

  /// What callers without credentials may do.
  private enum Anonymous {
    READ,
    NOTHING
  }

  @Override
  public Integer call() {
    Quiet.libraries();
    refuseSecrets();
    try {
      if (check) {
        return check();
      }
      return demo
          ? demo()
          : serve(settings(store.settings(surroundings, configuration), indexes()));
    } catch (StoreException failure) {
      throw new Stop(
          new Problem.Undecided(
              "the store cannot be opened: " + failure.getMessage(),
              Optional.of("look at `--data` and `--store`")));
    }
  }

  /// Reads all that can be read without starting anything.
  private int check() {
    List<URI> indexes = indexes();
    var _ = settings(store.settings(surroundings, configuration), indexes);
    var _ = policy.find(surroundings, Optional.empty());
    new EffectiveSettings(spec, configuration).lines().forEach(surroundings.out()::println);
    sayWhere(indexes);
    return 0;
  }

  /// Everybody on the machine can see arguments.
  private void refuseSecrets() {
    for (OptionSpec option : Configuration.settings(spec)) {
      String name = Configuration.name(option);
      boolean argument = configuration.origin(spec, name).source() == Source.ARGUMENTS;
      if (argument && EffectiveSettings.hasSecret(String.valueOf(option.<Object>getValue()))) {
        throw new Stop(
            new Problem.WrongUse(
                "the password in `--%s` can be seen by everybody on this machine".formatted(name),
                Optional.of(
                    "give it in `%s` or in the file of `--config`"
                        .formatted(Configuration.variable(name)))));
      }
    }
  }

  /// What was invented is served from a folder of its own, and in front of no index.
  private int demo() {
    try (ScratchFolder folder = ScratchFolder.create(surroundings)) {
      return serve(settings(StoreSettings.in(folder.path()), List.of()));
    } catch (IOException failure) {
      throw new Stop(
          new Problem.Undecided(
              "the folder of the demo cannot be kept: " + failure.getMessage(), Optional.empty()));
    }
  }

  private Serving.Settings settings(StoreSettings kept, List<URI> indexes) {
    Listening where = listening.listening(surroundings, configuration);
    return new Serving.Settings(
        where,
        indexes,
        kept,
        judges > 0 ? judges : Runtime.getRuntime().availableProcessors(),
        access(where.host()),
        OidcFile.read(oidc, surroundings),
        Attestations.root(surroundings, Optional.ofNullable(trustedRoot)),
        Optional.ofNullable(url),
        webhooksToPrivate,
        gc(),
        cache.bytes(),
        demo);
  }

  private Optional<Duration> gc() {
    if (gcHours < 0) {
      throw configuration.wrong("gc-hours", "it is at least 0");
    }
    return gcHours == 0 || demo ? Optional.empty() : Optional.of(Duration.ofHours(gcHours));
  }

  private int serve(Serving.Settings settings) {
    settings
        .root()
        .staleness(LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC))
        .ifPresent(
            why ->
                surroundings.say(
                    "assay: the trusted root of attestations should be renewed: "
                        + why
                        + " (`--trusted-root`)"));
    CountDownLatch closed = new CountDownLatch(1);
    try (Serving serving = Serving.start(surroundings, settings, policy, database)) {
      sayWhere(settings.upstreams());
      serving
          .operationPort()
          .ifPresent(
              port ->
                  surroundings.say(
                      "assay: health is at `http://127.0.0.1:%d/health`".formatted(port)));
      surroundings.say("assay: the console is at `%s`".formatted(serving.console()));
      serving
          .demoToken()
          .ifPresent(
              token -> surroundings.say("assay: log in to the demo with `%s`".formatted(token)));
      serving
          .firstToken()
          .ifPresent(
              file -> surroundings.say("assay: the first admin token is in `%s`".formatted(file)));
      surroundings.say("assay: serving `%s`".formatted(serving.address()));
      surroundings.err().flush();
      waitForTheEnd(closed);
    } finally {
      closed.countDown();
    }
    return 0;
  }

  /// The end comes by a signal, or by an interrupt of whoever runs the command as a part of itself.
  private static void waitForTheEnd(CountDownLatch closed) {
    CountDownLatch asked = new CountDownLatch(1);
    // The process ends when its hooks have ended, so this one waits until all is closed; not until
    // the main thread has ended, which cannot before the hooks have.
    Thread hook =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  asked.countDown();
                  try {
                    var _ = closed.await(LONGEST_CLOSING.toSeconds(), TimeUnit.SECONDS);
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      asked.await();
    } catch (InterruptedException _) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private List<URI> indexes() {
    Source none = configuration.origin(spec, "no-upstream").source();
    Source some = configuration.origin(spec, "upstream").source();
    if (noUpstream && none.compareTo(some) <= 0) {
      return List.of();
    }
    if (!upstreams.isEmpty()) {
      return upstreams;
    }
    IndexSettings found =
        new IndexDiscovery(surroundings.environment(), surroundings.home()).discover();
    List<URI> indexes = new ArrayList<>();
    found.index().ifPresent(indexes::add);
    indexes.addAll(found.extra());
    if (indexes.isEmpty()) {
      throw new Stop(
          new Problem.WrongUse(
              "no index is configured", Optional.of("give `--upstream URL`, or `--no-upstream`")));
    }
    return indexes;
  }

  private void sayWhere(List<URI> indexes) {
    List<String> hosts = indexes.stream().map(uri -> "`%s`".formatted(uri.getHost())).toList();
    surroundings.say(
        "assay: in front of " + (hosts.isEmpty() ? "no index" : String.join(", ", hosts)));
  }

  private AccessSettings access(String host) {
    boolean read =
        anonymous == null ? AccessSettings.at(host).anonymousRead() : anonymous == Anonymous.READ;
    return new AccessSettings(read, proxies);
  }
}
