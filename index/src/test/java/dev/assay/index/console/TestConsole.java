package dev.assay.index.console;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.policy.Policy;
import dev.assay.index.TestClock;
import dev.assay.index.TestParts;
import dev.assay.index.access.AccessSettings;
import dev.assay.index.access.Passwords;
import dev.assay.index.access.StoreGuard;
import dev.assay.index.access.TokenDesk;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.demo.Demo;
import dev.assay.index.http.IndexServer;
import dev.assay.index.http.Route;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A demo with a console, and visitors of it.
final class TestConsole implements AutoCloseable {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  final TestClock clock = new TestClock("2026-11-26T15:30:00Z");
  final Store store;
  final Catalog catalog;
  final PolicyInForce policy;
  final List<Route> routes;
  final String admin;
  private final TestParts parts;
  private final IndexServer server;

  TestConsole(Path data, boolean anonymousRead) {
    store = Store.open(StoreSettings.in(data));
    admin = new Demo(store, "test", clock.instant()).fill();
    policy = new PolicyInForce(store, () -> Policy.BUILT_IN);
    parts = new TestParts(store, clock, List.of(), TrustedRoot.bundled(), policy);
    catalog = parts.catalog;
    StoreGuard guard =
        new StoreGuard(store, clock, new AccessSettings(anonymousRead, Set.of()), new Passwords());
    routes =
        new Console(
                new Console.Parts(store, catalog, parts.judging, policy, guard, clock, parts.pages))
            .routes();
    server =
        IndexServer.start(
            "127.0.0.1",
            0,
            new IndexServer.Parts(
                store,
                catalog,
                parts.delivery,
                parts.judging,
                TrustedRoot.bundled(),
                Optional.empty(),
                guard,
                clock,
                parts.metrics,
                routes));
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /// The secret of a new token.
  String token(String owner, Scope... scopes) {
    TokenDesk.Order order =
        new TokenDesk.Order(owner, "test", Set.of(scopes), List.of(), Optional.empty());
    return store
        .write(session -> new TokenDesk().issue(session, order, "test", clock.instant()))
        .secret();
  }

  Visitor anybody() {
    return new Visitor();
  }

  Visitor visitor(String secret) {
    Visitor visitor = new Visitor();
    visitor.send("/console/login", "name", "", "secret", secret, "to", "/console/");
    return visitor;
  }

  /// A browser as far as cookies and forms go.
  final class Visitor implements AutoCloseable {
    final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    HttpResponse<String> get(String path) {
      return ask(HttpRequest.newBuilder(URI.create(address() + path)).build());
    }

    /// What the forms of the visit carry.
    String csrf() {
      Matcher found = CSRF.matcher(get("/console/projects").body());
      return found.find() ? found.group(1) : "";
    }

    /// Sends a form of the visit.
    HttpResponse<String> submit(String path, String... fields) {
      String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
      all[fields.length] = "csrf";
      all[fields.length + 1] = csrf();
      return send(path, all);
    }

    /// Sends a form with these fields and no others.
    HttpResponse<String> send(String path, String... fields) {
      StringBuilder body = new StringBuilder();
      for (int at = 0; at < fields.length; at += 2) {
        body.append(at == 0 ? "" : "&")
            .append(fields[at])
            .append('=')
            .append(URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8));
      }
      return ask(
          HttpRequest.newBuilder(URI.create(address() + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body.toString()))
              .build());
    }

    private HttpResponse<String> ask(HttpRequest request) {
      try {
        return http.send(request, BodyHandlers.ofString());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }

    @Override
    public void close() {
      http.close();
    }
  }

  @Override
  public void close() {
    server.close();
    parts.close();
    store.close();
  }
}
