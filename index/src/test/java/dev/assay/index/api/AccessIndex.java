package dev.assay.index.api;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.policy.Policy;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestAdvisories;
import dev.assay.index.TestClock;
import dev.assay.index.TestParts;
import dev.assay.index.access.AccessSettings;
import dev.assay.index.access.Exchange;
import dev.assay.index.access.OidcSettings;
import dev.assay.index.access.Passwords;
import dev.assay.index.access.StoreGuard;
import dev.assay.index.access.TokenDesk;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.http.IndexServer;
import dev.assay.index.http.Route;
import dev.assay.index.provenance.ProvenanceVerifier;
import dev.assay.index.upload.UploadLimits;
import dev.assay.index.upload.Uploads;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.Teams.Team;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An index with access and uploads, over a store that others may share.
final class AccessIndex implements AutoCloseable {
  final FakeIndex upstream;
  final TestClock clock;
  final Store store;
  final StoreGuard guard;
  final TestAdvisories advisories;
  final Catalog catalog;
  final IndexServer.Parts parts;
  private final TestParts below;
  private final Exchange exchange;
  private final IndexServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final TokenDesk desk = new TokenDesk();

  /// What a test may change.
  record Setup(AccessSettings access, OidcSettings oidc, TrustedRoot root, UploadLimits limits) {
    static final Setup DEFAULT =
        new Setup(
            new AccessSettings(false, Set.of()),
            OidcSettings.NONE,
            TrustedRoot.bundled(),
            UploadLimits.DEFAULT);
  }

  AccessIndex(Store store, FakeIndex upstream, TestClock clock, Setup setup) {
    this.store = store;
    this.upstream = upstream;
    this.clock = clock;
    ProvenanceVerifier verifier = new ProvenanceVerifier(store, setup.root());
    PolicyInForce policy = new PolicyInForce(store, () -> Policy.BUILT_IN);
    below = new TestParts(store, clock, List.of(upstream.address()), setup.root(), policy);
    advisories = below.advisories;
    catalog = below.catalog;
    Passwords passwords = new Passwords();
    guard = new StoreGuard(store, clock, setup.access(), passwords);
    exchange = new Exchange(store, clock, setup.oidc(), guard);
    Uploads uploads = new Uploads(store, catalog, below.delivery, verifier, setup.limits(), clock);
    List<Route> more =
        new Api(store, catalog, policy, guard, passwords, uploads, exchange, clock).routes();
    parts =
        new IndexServer.Parts(
            store,
            catalog,
            below.delivery,
            below.judging,
            setup.root(),
            Optional.empty(),
            guard,
            clock,
            below.metrics,
            more);
    server = IndexServer.start("127.0.0.1", 0, parts);
  }

  /// The secret of a new token.
  String token(String owner, List<String> projects, Scope... scopes) {
    return token(owner, projects, Optional.empty(), scopes);
  }

  String token(String owner, List<String> projects, Optional<Instant> expires, Scope... scopes) {
    TokenDesk.Order order = new TokenDesk.Order(owner, "test", Set.of(scopes), projects, expires);
    return store.write(it -> desk.issue(it, order, "test", clock.instant())).secret();
  }

  String admin() {
    return token("root", List.of(), Scope.ADMIN);
  }

  void team(String team) {
    store.run(session -> session.teams().put(new Team(team, team, 0)));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  HttpResponse<String> read(String token, String path) {
    return call(token, "GET", path, "");
  }

  HttpResponse<String> call(String token, String method, String path, String json) {
    HttpRequest.Builder request = request(token, path);
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return send(request.method(method, BodyPublishers.ofString(json)).build());
  }

  HttpResponse<String> upload(String token, Form form) {
    return send(
        request(token, "/legacy/")
            .header("Content-Type", form.type())
            .POST(BodyPublishers.ofByteArray(form.body()))
            .build());
  }

  HttpRequest.Builder request(String token, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// Leaves store and upstream to whoever shares them.
  @Override
  public void close() {
    http.close();
    server.close();
    exchange.close();
    below.close();
  }
}
