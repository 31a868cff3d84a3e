package dev.assay.cli.command;

import dev.assay.attestation.TrustedRoot;
import dev.assay.cli.option.AdvisoriesInForce;
import dev.assay.cli.option.DatabaseOptions;
import dev.assay.cli.option.PolicyFile;
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
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.api.Api;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Rejudging;
import dev.assay.index.catalog.Revoking;
import dev.assay.index.console.Console;
import dev.assay.index.demo.Demo;
import dev.assay.index.http.IndexServer;
import dev.assay.index.http.Listening;
import dev.assay.index.upload.UploadLimits;
import dev.assay.index.upload.Uploads;
import dev.assay.index.webhook.Courier;
import dev.assay.store.Collecting;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An index that runs: its rooms wired together, and what it does by itself.
final class Serving implements AutoCloseable {
  private static final int KEPT_WARM = 256;
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);
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
  /// @param gc how often what nothing needs is removed
  /// @param cacheBytes how much of the files of others may stay
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
      Optional<Duration> gc,
      long cacheBytes,
      boolean demo) {}

  private Serving(
      Surroundings surroundings, Settings settings, PolicyFile file, DatabaseOptions data) {
    InstantSource clock = surroundings.clock();
    AdvisoriesInForce advisories = closing(new AdvisoriesInForce(surroundings, data));
    Store store = closing(Store.open(settings.store()));
    PolicyInForce policy =
        new PolicyInForce(store, () -> file.find(surroundings, Optional.empty()));
    String basis = basis(settings.root());
    this.demoToken =
        settings.demo()
            ? Optional.of(new Demo(store, basis, clock.instant()).fill())
            : Optional.empty();
    this.firstToken =
        settings.demo()
            ? Optional.empty()
            : new FirstToken(store, clock).make(settings.store().data());
    Rooms rooms = closing(new Rooms(surroundings, settings, store, policy, advisories, basis));
    IndexServer server = closing(server(rooms, settings));
    this.address =
        URI.create(
            "%s://%s:%d/simple/"
                .formatted(
                    settings.listening().tls().isPresent() ? "https" : "http",
                    settings.listening().host(),
                    server.port()));
    this.operationPort = server.operationPort();
    begin(rooms, server, settings, surroundings);
  }

  private static IndexServer server(Rooms rooms, Settings settings) {
    Store store = rooms.store;
    Catalog catalog = rooms.catalog;
    InstantSource clock = rooms.clock;
    Passwords passwords = new Passwords();
    StoreGuard guard = new StoreGuard(store, clock, settings.access(), passwords);
    Uploads uploads =
        new Uploads(store, catalog, rooms.delivery, rooms.verifier, UploadLimits.DEFAULT, clock);
    Exchange exchange = new Exchange(store, clock, settings.oidc(), guard);
    Api api = new Api(store, catalog, rooms.policy, guard, passwords, uploads, exchange, clock);
    Console console =
        new Console(
            new Console.Parts(
                store, catalog, rooms.judging, rooms.policy, guard, clock, rooms.pages));
    return IndexServer.start(
        settings.listening(),
        new IndexServer.Parts(
            store,
            catalog,
            rooms.delivery,
            rooms.judging,
            settings.root(),
            settings.url(),
            guard,
            clock,
            rooms.metrics,
            Stream.concat(api.routes().stream(), console.routes().stream()).toList()));
  }

  private void begin(
      Rooms rooms, IndexServer server, Settings settings, Surroundings surroundings) {
    Courier courier = closing(new Courier(rooms.store, rooms.clock, settings.webhooksToPrivate()));
    Chores chores = closing(new Chores(surroundings));
    Rejudging rejudging =
        closing(new Rejudging(rooms.store, rooms.delivery, rooms.judging, rooms.clock));
    chores.every(MINUTE, () -> rooms.pages.refreshOld(KEPT_WARM));
    chores.every(POLL, () -> refresh(rooms.policy, rooms.catalog));
    chores.every(POLL, () -> renewCertificate(server, surroundings));
    chores.apart(Duration.ofSeconds(5), courier::deliver);
    chores.atLeisure(MINUTE, rejudging::run);
    chores.atLeisure(POLL, () -> renew(rooms.advisories, rooms.catalog));
    chores.atLeisure(MINUTE, new Revoking(rooms.store, rooms.catalog, rooms.clock)::run);
    settings
        .gc()
        .map(every -> new Collecting(rooms.store, rooms.clock, every, settings.cacheBytes()))
        .ifPresent(gc -> chores.atLeisure(MINUTE, () -> collect(gc, surroundings)));
  }

  private static void collect(Collecting gc, Surroundings surroundings) {
    gc.run()
        .filter(gone -> gone.blobs() + gone.leftovers() > 0)
        .ifPresent(
            gone ->
                surroundings.say(
                    "assay: %d files (%d bytes) that nothing needs, and %d leftovers, are gone"
                        .formatted(gone.blobs(), gone.bytes(), gone.leftovers())));
  }

  private static void renew(AdvisoriesInForce advisories, Catalog catalog) {
    if (advisories.renew()) {
      catalog.changed();
    }
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
