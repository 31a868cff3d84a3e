package dev.assay.cli.command;

import dev.assay.attestation.TrustedRoot;
import dev.assay.cli.option.DatabaseOptions;
import dev.assay.cli.option.PolicyFile;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.index.access.AccessSettings;
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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay serve`: the private index.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serve a private index that hands out only what is admitted.",
    footer = {
      "",
      "Each option can also be given in the environment: ASSAY_SERVE_PORT for `--port`.",
      "The server stops when it is asked to (SIGTERM), once requests under way are answered."
    })
final class ServeCommand implements Callable<Integer> {
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(30);

  /// Libraries that tell of their own start; the loggers are kept, or their levels would be lost.
  private static final List<Logger> TALKATIVE =
      Stream.of("org.flywaydb", "com.zaxxer.hikari", "io.helidon").map(Logger::getLogger).toList();

  private final Surroundings surroundings;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: ${DEFAULT-VALUE})",
      defaultValue = "assay-data")
  private Path data = Path.of("assay-data");

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "the address to listen on (default: ${DEFAULT-VALUE})",
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "the port to listen on, 0 for a free one (default: ${DEFAULT-VALUE})",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--upstream",
      paramLabel = "URL",
      description =
          "an index to stand in front of, the first one first (default: as pip is set up)")
  private List<URI> upstreams = List.of();

  @Option(names = "--no-upstream", description = "stand in front of no index")
  private boolean noUpstream;

  @Option(
      names = "--store",
      paramLabel = "JDBC-URL",
      description = "a PostgreSQL database instead of SQLite (password: ASSAY_STORE_PASSWORD)")
  private @Nullable String store;

  @Option(names = "--store-user", paramLabel = "NAME", description = "who to be in that database")
  private @Nullable String storeUser;

  @Option(
      names = "--blobs",
      paramLabel = "DIR",
      description = "where files are kept, which nodes may share (default: in `--data`)")
  private @Nullable Path blobs;

  @Option(
      names = "--judges",
      paramLabel = "N",
      description = "how many files are judged at a time (default: one for each processor)")
  private int judges;

  @Option(
      names = "--anonymous",
      paramLabel = "WHAT",
      description =
          "what callers without credentials may do: `read` or `nothing`"
              + " (default: read on loopback, else nothing)")
  private @Nullable String anonymous;

  @Option(
      names = "--proxy",
      paramLabel = "ADDRESS",
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

  @Mixin private PolicyFile policy = new PolicyFile();
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// The variable of the environment that stands for an option.
  static String variable(String option) {
    return "ASSAY_SERVE_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Override
  public Integer call() {
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    try {
      return demo ? demo() : serve(data(), indexes());
    } catch (StoreException failure) {
      throw new Stop(
          new Problem.Undecided(
              "the store cannot be opened: " + failure.getMessage(),
              Optional.of("look at `--data` and `--store`")));
    }
  }

  /// What was invented is served from a folder of its own, and in front of no index.
  private int demo() {
    try (ScratchFolder folder = ScratchFolder.create(surroundings)) {
      return serve(StoreSettings.in(folder.path()), List.of());
    } catch (IOException failure) {
      throw new Stop(
          new Problem.Undecided(
              "the folder of the demo cannot be kept: " + failure.getMessage(), Optional.empty()));
    }
  }

  private int serve(StoreSettings kept, List<URI> indexes) {
    int threads = judges > 0 ? judges : Runtime.getRuntime().availableProcessors();
    TrustedRoot root = Attestations.root(surroundings, Optional.ofNullable(trustedRoot));
    Serving.Settings settings =
        new Serving.Settings(
            host,
            port,
            indexes,
            kept,
            threads,
            access(),
            OidcFile.read(oidc, surroundings),
            root,
            Optional.ofNullable(url),
            demo);
    root.staleness(LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC))
        .ifPresent(
            why ->
                surroundings.say(
                    "assay: the trusted root of attestations should be renewed: "
                        + why
                        + " (`--trusted-root`)"));
    try (Serving serving = Serving.start(surroundings, settings, policy, database)) {
      surroundings.say(
          indexes.isEmpty()
              ? "assay: in front of no index"
              : "assay: in front of " + shown(indexes));
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
      waitForTheEnd();
    }
    return 0;
  }

  /// The end comes by a signal, or by an interrupt of whoever runs the command as a part of itself.
  private static void waitForTheEnd() {
    CountDownLatch asked = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    // The process ends when its hooks have ended, so this one waits until all is closed.
    Thread hook =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  asked.countDown();
                  try {
                    main.join(LONGEST_CLOSING);
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
    if (noUpstream) {
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

  private static String shown(List<URI> indexes) {
    return String.join(
        ", ", indexes.stream().map(uri -> "`" + Objects.toString(uri.getHost()) + "`").toList());
  }

  private AccessSettings access() {
    AccessSettings usual = AccessSettings.at(host);
    boolean read =
        switch (Objects.requireNonNullElse(anonymous, "")) {
          case "" -> usual.anonymousRead();
          case "read" -> true;
          case "nothing" -> false;
          default ->
              throw new Stop(
                  new Problem.WrongUse("`--anonymous` is `read` or `nothing`", Optional.empty()));
        };
    return new AccessSettings(read, proxies);
  }

  private StoreSettings data() {
    Path folder = surroundings.workingDirectory().resolve(data);
    StoreSettings settings = StoreSettings.in(folder);
    if (blobs != null) {
      settings = settings.blobsIn(surroundings.workingDirectory().resolve(blobs));
    }
    return store == null
        ? settings
        : settings.on(
            new StoreSettings.Server(
                store, storeUser, surroundings.variable("ASSAY_STORE_PASSWORD").orElse(null)));
  }
}
