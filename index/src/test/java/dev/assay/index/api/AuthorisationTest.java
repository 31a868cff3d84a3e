package dev.assay.index.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.index.access.AccessSettings;
import dev.assay.index.access.OidcSettings;
import dev.assay.index.http.IndexServer;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import dev.assay.index.upload.UploadLimits;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every route with every permission, and with a token for other projects.
class AuthorisationTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";

  @TempDir private Path data;
  private final FakeIndex upstream = new FakeIndex();
  private Store store;
  private AccessIndex index;
  private List<Route> routes;

  @BeforeEach
  void start() {
    store = Store.open(StoreSettings.in(data));
    index =
        new AccessIndex(
            store, upstream, new TestClock("2026-11-20T12:00:00Z"), AccessIndex.Setup.DEFAULT);
    routes = IndexServer.routes(index.parts);
    index.upload(
        index.admin(), Form.of("acme", "1.0", WHEEL, Wheels.wheel("acme", "1.0", Wheels.HARMLESS)));
  }

  @AfterEach
  void stop() {
    index.close();
    store.close();
    upstream.close();
  }

  private HttpResponse<String> take(Route route, String token) {
    String path =
        route
            .path()
            .replace("{project}", "acme")
            .replace("{file}", WHEEL)
            .replace("{version}", "1.0")
            .replaceAll("\\{[a-z]+}", "1");
    String method = route.method().text();
    boolean bodied = method.equals("POST") || method.equals("PUT");
    return index.call(token, method, path, bodied ? "{}" : "");
  }

  @Test
  void withoutCredentialsOnlyOpenRoutesAnswer() {
    for (Route route : routes) {
      int status = take(route, "").statusCode();
      if (route.permission() == Permission.OPEN) {
        assertThat(status).as("%s", route).isNotIn(401, 500);
      } else {
        assertThat(status).as("%s", route).isEqualTo(401);
      }
    }
  }

  @Test
  void eachScopeOpensItsOwnRoutesAndNoOthers() {
    for (Scope scope : Scope.values()) {
      String token = index.token("somebody", List.of(), scope);
      for (Route route : routes) {
        boolean may =
            scope == Scope.ADMIN
                || route.permission() == Permission.OPEN
                || route.permission().name().equals(scope.name());
        HttpResponse<String> answer = take(route, token);
        if (may) {
          assertThat(answer.statusCode()).as("%s %s", scope, route).isNotIn(401, 500);
          assertThat(answer.body()).as("%s %s", scope, route).doesNotContain("` may not ");
        } else {
          assertThat(answer.statusCode()).as("%s %s", scope, route).isEqualTo(403);
        }
      }
    }
  }

  @Test
  void aTokenForOtherProjectsOpensNothingOfThisOne() {
    String own = index.token("x", List.of("acm*"), Scope.READ, Scope.UPLOAD, Scope.REVIEW);
    String other =
        index.token("x", List.of("acme-*", "other"), Scope.READ, Scope.UPLOAD, Scope.REVIEW);
    for (Route route : routes) {
      boolean bound = route.path().contains("{project}");
      boolean global = route.permission() == Permission.ADMIN;
      if (bound && !global) {
        assertThat(take(route, other).statusCode()).as("%s", route).isEqualTo(403);
        assertThat(take(route, own).body()).as("%s", route).doesNotContain("` may not ");
      }
    }
    String waiver =
        "{\"rule\":\"*\",\"project\":\"acme\",\"reason\":\"r\",\"expires\":\"2027-01-01T00:00:00Z\"}";
    assertThat(index.call(other, "POST", "/api/waivers", waiver).statusCode()).isEqualTo(403);
    assertThat(index.call(own, "POST", "/api/waivers", waiver).statusCode()).isEqualTo(201);
    assertThat(index.call(other, "POST", "/api/waivers/1/approve", "").statusCode()).isEqualTo(403);
    assertThat(index.read(other, "/api/waivers").body()).doesNotContain("acme");
    String review =
        "{\"project\":\"acme\",\"version\":\"1.0\",\"decision\":\"approve\",\"reason\":\"r\"}";
    assertThat(index.call(other, "POST", "/api/reviews", review).statusCode()).isEqualTo(403);
    assertThat(index.read(other, "/simple/").body()).doesNotContain("acme");
  }

  /// Whoever administers some projects could make a token for all.
  @Test
  void nobodyAdministersForSomeProjectsOnly() {
    String bound = index.token("x", List.of("acme"), Scope.ADMIN);
    for (Route route : routes) {
      if (route.permission() == Permission.ADMIN) {
        assertThat(take(route, bound).statusCode()).as("%s", route).isEqualTo(403);
      }
    }
  }

  @Test
  void metricsAreNotForWhoeverMayRead() {
    AccessIndex.Setup read =
        new AccessIndex.Setup(
            new AccessSettings(true, Set.of()),
            OidcSettings.NONE,
            TrustedRoot.bundled(),
            UploadLimits.DEFAULT);
    try (AccessIndex open = new AccessIndex(store, upstream, index.clock, read)) {
      assertThat(open.read("", "/simple/").statusCode()).isEqualTo(200);
      assertThat(open.read("", "/metrics").statusCode()).isEqualTo(401);
      String reader = open.token("x", List.of(), Scope.READ);
      assertThat(open.read(reader, "/metrics").statusCode()).isEqualTo(403);
      String bound = open.token("x", List.of("acme"), Scope.METRICS);
      assertThat(open.read(bound, "/metrics").statusCode()).isEqualTo(403);
      String scraper = open.token("x", List.of(), Scope.METRICS);
      assertThat(open.read(scraper, "/metrics").statusCode()).isEqualTo(200);
      assertThat(open.read(scraper, "/api/log").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aPageOfAnotherSiteChangesNothing() {
    String admin = index.admin();
    for (Route route : routes) {
      String method = route.method().text();
      if (method.equals("GET") || method.equals("HEAD")) {
        continue;
      }
      for (String[] header :
          new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
          }) {
        String path = route.path().replaceAll("\\{[a-z]+}", "1");
        int status =
            index
                .send(
                    index
                        .request(admin, path)
                        .header(header[0], header[1])
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString("{}"))
                        .build())
                .statusCode();
        assertThat(status).as("%s %s", route, header[1]).isEqualTo(403);
      }
    }
    assertThat(
            index
                .send(
                    index
                        .request(admin, "/api/teams")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void theDescriptionNamesEveryRouteWithWhatItAsks() {
    Set<String> described = new TreeSet<>();
    assertThat(Documents.json(OpenApi.description()))
        .isInstanceOfSatisfying(
            Documents.Reading.Parsed.class, parsed -> collect(parsed.root(), described));
    Set<String> there = new TreeSet<>();
    routes.forEach(
        route ->
            there.add(
                route.method().text()
                    + " "
                    + route.path()
                    + " "
                    + route.permission().name().toLowerCase(Locale.ROOT)));
    assertThat(described).isEqualTo(there);
    assertThat(index.read("", "/openapi.json").statusCode()).isEqualTo(200);
  }

  private static void collect(Node root, Set<String> described) {
    root.table("paths")
        .forEach(
            (path, item) ->
                item.members()
                    .forEach(
                        (method, operation) ->
                            described.add(
                                method.toUpperCase(Locale.ROOT)
                                    + " "
                                    + path
                                    + " "
                                    + operation.text("x-permission").orElse(""))));
  }
}
