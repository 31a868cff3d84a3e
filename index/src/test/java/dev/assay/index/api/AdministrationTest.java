package dev.assay.index.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.index.access.TokenClient;
import dev.assay.store.AuditLog;
import dev.assay.store.Incidents;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final Pattern SECRET = Pattern.compile("\"token\":\"(assay_[A-Za-z0-9_-]{43})\"");

  @TempDir private Path data;
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private final FakeIndex upstream = new FakeIndex();
  private Store store;
  private AccessIndex index;
  private String admin;

  @BeforeEach
  void start() {
    store = Store.open(StoreSettings.in(data));
    index = new AccessIndex(store, upstream, clock, AccessIndex.Setup.DEFAULT);
    admin = index.admin();
  }

  @AfterEach
  void stop() {
    index.close();
    store.close();
    upstream.close();
  }

  private HttpResponse<String> post(String token, String path, String json) {
    return index.call(token, "POST", path, json);
  }

  private HttpResponse<String> byPassword(String name, String password, String path, String json) {
    String pair = name + ":" + password;
    return index.send(
        index
            .request("", path)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .method(json.isEmpty() ? "GET" : "POST", BodyPublishers.ofString(json))
            .build());
  }

  private static String secret(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    Matcher matcher = SECRET.matcher(answer.body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String id(HttpResponse<String> answer) {
    return answer.body().replaceAll("(?s).*\"id\":\"?([A-Za-z0-9_-]+)\"?.*", "$1");
  }

  private int status(String token) {
    return index.read(token, "/simple/").statusCode();
  }

  private void user(String name, String role) {
    String json =
        "{\"name\":\"%s\",\"roles\":[\"%s\"],\"password\":\"a long enough password\"}"
            .formatted(name, role);
    assertThat(post(admin, "/api/users", json).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenIsMadeUsedShownAndRevoked() {
    HttpResponse<String> made =
        post(admin, "/api/tokens", "{\"label\":\"ci\",\"scopes\":[\"read\",\"upload\"]}");
    String token = secret(made);
    assertThat(status(token)).isEqualTo(200);
    HttpResponse<String> list = index.read(admin, "/api/tokens");
    assertThat(list.body()).contains("\"label\":\"ci\"", "\"used\":\"2026-11-20T12:00:00Z\"");
    assertThat(list.body()).doesNotContain(token);
    assertThat(index.call(admin, "DELETE", "/api/tokens/" + id(made), "").statusCode())
        .isEqualTo(200);
    assertThat(status(token)).isEqualTo(401);
    assertThat(index.call(admin, "DELETE", "/api/tokens/" + id(made), "").statusCode())
        .isEqualTo(404);
    List<AuditLog.Entry> log = store.read(it -> it.auditLog().about(id(made), 9));
    assertThat(log)
        .extracting(AuditLog.Entry::action)
        .containsExactly("token-revoked", "token-issued");
    assertThat(index.read(admin, "/api/log").body()).doesNotContain("assay_");
    assertThat(index.read(admin, "/api/log/check").body()).contains("\"intact\":true");
  }

  @Test
  void aMemberThatIsNullIsAsIfItWereNotThere() {
    String token =
        "{\"label\":\"x\",\"scopes\":[\"read\"],\"owner\":null,\"projects\":null,\"expires\":null}";
    assertThat(status(secret(post(admin, "/api/tokens", token)))).isEqualTo(200);
    secret(post(admin, "/api/tokens/short", "{\"seconds\":null}"));
    assertThat(post(admin, "/api/tokens", "{\"label\":null,\"scopes\":[\"read\"]}").body())
        .contains("`label` is missing");
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    secret(post(admin, "/api/tokens/short", "{\"seconds\":699.0}"));
    for (String seconds : List.of("699.5", "1e999999999", "\"699\"", "[699]", "true")) {
      String json = "{\"seconds\":%s}".formatted(seconds);
      assertThat(post(admin, "/api/tokens/short", json).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aQueryThatMakesNoSenseIsRefused() {
    for (String path :
        List.of(
            "/api/log?most=null&most=null",
            "/api/log?most=1&most=2",
            "/api/log?before=",
            "/api/incidents?all=yes",
            "/api/incidents?offset=1.5",
            "/api/waivers?most=many")) {
      HttpResponse<String> answer = index.read(admin, path);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
    assertThat(index.read(admin, "/api/log?most=1&before=99").statusCode()).isEqualTo(200);
    assertThat(index.read(admin, "/api/incidents?all=true&most=5").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenEndsWithItsTime() {
    String token =
        secret(
            post(
                admin,
                "/api/tokens",
                "{\"label\":\"x\",\"scopes\":[\"read\"],\"expires\":\"2026-11-20T12:00:05Z\"}"));
    assertThat(status(token)).isEqualTo(200);
    clock.pass(Duration.ofSeconds(6));
    assertThat(status(token)).isEqualTo(401);
  }

  @Test
  void aUserMakesTokensWithAPasswordAndNoOtherToken() {
    user("anna", "publisher");
    String wish = "{\"label\":\"mine\",\"scopes\":[\"upload\"],\"projects\":[\"acme-*\"]}";
    String token = secret(byPassword("anna", "a long enough password", "/api/tokens", wish));
    assertThat(post(token, "/api/tokens", wish).statusCode()).isEqualTo(403);
    HttpResponse<String> more =
        byPassword(
            "anna",
            "a long enough password",
            "/api/tokens",
            "{\"label\":\"more\",\"scopes\":[\"review\"]}");
    assertThat(more.statusCode()).isEqualTo(400);
    assertThat(more.body()).contains("nobody can give what they may not do themselves");
    HttpResponse<String> others =
        byPassword(
            "anna",
            "a long enough password",
            "/api/tokens",
            "{\"label\":\"x\",\"scopes\":[\"read\"],\"owner\":\"root\"}");
    assertThat(others.statusCode()).isEqualTo(400);
    assertThat(byPassword("anna", "a long enough password", "/api/tokens", "").body())
        .contains("\"mine\"")
        .doesNotContain("root");
  }

  @Test
  void aDisabledUserHasNoTokens() {
    user("anna", "reader");
    String token = index.token("anna", List.of(), Scope.READ);
    assertThat(status(token)).isEqualTo(200);
    assertThat(index.call(admin, "DELETE", "/api/users/anna", "").statusCode()).isEqualTo(200);
    assertThat(status(token)).isEqualTo(401);
    assertThat(byPassword("anna", "a long enough password", "/simple/", "").statusCode())
        .isEqualTo(401);
    assertThat(index.read(admin, "/api/users").body())
        .contains("\"disabled\":\"2026")
        .doesNotContain("pbkdf2");
  }

  /// What a role no longer allows, no token of its holder allows.
  @Test
  void aTokenIsGoodForNoMoreThanItsOwner() {
    user("anna", "publisher");
    String token = index.token("anna", List.of(), Scope.READ, Scope.UPLOAD);
    user("anna", "reader");
    assertThat(status(token)).isEqualTo(200);
    byte[] wheel = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);
    assertThat(index.upload(token, Form.of("acme", "1.0", WHEEL, wheel)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aShortTokenReadsForAWhileAndMakesNoneThatLastsLonger() {
    String own = index.token("ci", List.of("acme"), Scope.READ, Scope.UPLOAD);
    TokenClient client = new TokenClient(index.address());
    assertThat(client.shortLived("Bearer " + own, Duration.ofMinutes(10)))
        .isInstanceOfSatisfying(
            TokenClient.Result.Given.class,
            given -> {
              assertThat(given.expires()).isEqualTo(Instant.parse("2026-11-20T12:10:00Z"));
              assertThat(given.toString()).doesNotContain(given.secret());
              assertThat(index.read(given.secret(), "/simple/other/").statusCode()).isEqualTo(403);
              assertThat(post(given.secret(), "/legacy/", "{}").statusCode()).isEqualTo(403);
              clock.pass(Duration.ofMinutes(9));
              String next = secret(post(given.secret(), "/api/tokens/short", "{}"));
              assertThat(status(next)).isEqualTo(200);
              clock.pass(Duration.ofMinutes(2));
              assertThat(status(next)).isEqualTo(401);
            });
    assertThat(client.shortLived("Bearer " + own, Duration.ofHours(2)))
        .isEqualTo(new TokenClient.Result.Refused(400, "`seconds` is no number from 1 to 3600"));
    assertThat(client.shortLived("Bearer nothing", Duration.ofHours(1)))
        .isInstanceOfSatisfying(
            TokenClient.Result.Refused.class, it -> assertThat(it.status()).isEqualTo(401));
  }

  @Test
  void aClaimKeepsANameFromBeingAskedUpstream() {
    upstream.publish("acme", WHEEL, "2026-01-01T00:00:00Z", Wheels.wheel("acme", "1.0", ""));
    assertThat(index.read(admin, "/simple/acme/").statusCode()).isEqualTo(200);
    String claim = "{\"pattern\":\"acme*\",\"team\":\"tools\"}";
    assertThat(post(admin, "/api/claims", claim).statusCode()).isEqualTo(400);
    post(admin, "/api/teams", "{\"team\":\"tools\"}");
    assertThat(post(admin, "/api/claims", claim).statusCode()).isEqualTo(200);
    assertThat(post(admin, "/api/claims", claim).statusCode()).isEqualTo(409);
    assertThat(index.read(admin, "/simple/acme/").statusCode()).isEqualTo(404);
    assertThat(index.read(admin, "/api/claims").body()).contains("\"team\":\"tools\"");
    assertThat(index.call(admin, "DELETE", "/api/claims/acme*", "").statusCode()).isEqualTo(200);
    assertThat(index.read(admin, "/simple/acme/").statusCode()).isEqualTo(200);
  }

  @Test
  void aWaiverIsAskedForByOneAndApprovedByAnother() {
    String reader = index.token("rea", List.of(), Scope.READ);
    String both = index.token("rita", List.of(), Scope.READ, Scope.REVIEW);
    String other = index.token("rolf", List.of(), Scope.REVIEW);
    upstream.publish("acme", WHEEL, "2026-11-20T10:00:00Z", Wheels.wheel("acme", "1.0", ""));
    assertThat(index.read(reader, "/simple/acme/").statusCode()).isEqualTo(403);
    String wish =
        "{\"rule\":\"too-young\",\"project\":\"acme\",\"reason\":\"a fix\",\"expires\":\"2026-12-01T00:00:00Z\"}";
    HttpResponse<String> asked = post(both, "/api/waivers", wish);
    String approve = "/api/waivers/" + id(asked) + "/approve";
    assertThat(post(both, approve, "").statusCode()).isEqualTo(403);
    assertThat(post(other, approve, "").statusCode()).isEqualTo(200);
    assertThat(post(other, approve, "").statusCode()).isEqualTo(409);
    assertThat(index.read(reader, "/simple/acme/").statusCode()).isEqualTo(200);
    assertThat(index.read(reader, "/api/waivers?state=approved").body())
        .contains("\"requester\":\"rita\"", "\"approver\":\"rolf\"");
    assertThat(post(other, "/api/waivers/" + id(asked) + "/revoke", "").statusCode())
        .isEqualTo(200);
    assertThat(index.read(reader, "/simple/acme/").statusCode()).isEqualTo(403);
    assertThat(post(reader, "/api/waivers", wish.replace("too-young", "no-rule")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aPolicyIsReadBeforeItHolds() {
    upstream.publish("acme", WHEEL, "2026-01-01T00:00:00Z", Wheels.wheel("acme", "1.0", ""));
    HttpResponse<String> broken =
        index.call(admin, "PUT", "/api/policy", "{\"revision\":0,\"text\":\"[index]\\nage = 1\"}");
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("line 2");
    assertThat(index.read(admin, "/simple/acme/").statusCode()).isEqualTo(200);
    String deny = "{\"revision\":0,\"text\":\"[index]\\ndeny = ['acme']\"}";
    assertThat(index.call(admin, "PUT", "/api/policy", deny).statusCode()).isEqualTo(200);
    assertThat(index.read(admin, "/simple/acme/").statusCode()).isEqualTo(403);
    HttpResponse<String> late = index.call(admin, "PUT", "/api/policy", deny);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("`root` has written revision 1");
    assertThat(index.read(admin, "/api/policy").body())
        .contains("\"revision\":1", "\"author\":\"root\"");
    assertThat(index.read(admin, "/api/policy/history").body()).contains("deny = ['acme']");
  }

  @Test
  void anIncidentIsClosedOnce() {
    store.run(
        session -> session.incidents().open(Incidents.Kind.CHANGED_DIGEST, "acme", WHEEL, "{}", 0));
    HttpResponse<String> open = index.read(admin, "/api/incidents");
    assertThat(open.body()).contains("\"kind\":\"changed-digest\"");
    String close = "/api/incidents/" + id(open).replaceAll("\\D", "") + "/close";
    assertThat(post(admin, "/api/incidents/1/close", "").statusCode()).as(close).isEqualTo(200);
    assertThat(post(admin, "/api/incidents/1/close", "").statusCode()).isEqualTo(404);
    assertThat(index.read(admin, "/api/incidents").body()).doesNotContain("acme");
    assertThat(index.read(admin, "/api/incidents?all=true").body()).contains("acme");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/users | {\"name\":\"a b\",\"roles\":[\"reader\"]} | no name of a user",
        "/api/users | {\"name\":\"team:x\",\"roles\":[\"reader\"]} | no name of a user",
        "/api/users | {\"name\":\"__token__\",\"roles\":[\"reader\"]} | no name of a user",
        "/api/users | {\"name\":\"a\",\"roles\":[\"king\"]} | no list of known words",
        "/api/users | {\"name\":\"a\",\"roles\":[\"reader\"],\"password\":\"short\"} | fewer than 15",
        "/api/users | {\"name\":\"a\",\"roles\":[\"reader\"],\"teams\":[\"none\"]} | teams that there are",
        "/api/tokens | {\"scopes\":[\"read\"]} | `label` is missing",
        "/api/tokens | {\"label\":\"a\\u0000b\",\"scopes\":[\"read\"]} | `label` is no text",
        "/api/tokens | {\"label\":\"a\",\"scopes\":[\"read\"],\"projects\":[\"../x\"]} | prefixes of projects",
        "/api/tokens | {\"label\":\"a\",\"scopes\":[\"read\"],\"expires\":\"2020-01-01T00:00:00Z\"} | no moment to come",
        "/api/tokens | {\"label\":\"a\",\"scopes\":[\"admin\"],\"projects\":[\"x\"]} | cannot be bound",
        "/api/claims | {\"pattern\":\"*\",\"team\":\"x\"} | normalised name or prefix",
        "/api/reviews | {\"project\":\"../x\",\"version\":\"1\",\"decision\":\"approve\",\"reason\":\"r\"} | no name of a project",
        "/api/reviews | {\"project\":\"x\",\"version\":\"1\",\"decision\":\"maybe\",\"reason\":\"r\"} | no decision",
        "/api/tokens/short | {\"seconds\":3601} | no number from 1 to 3600",
        "/api/teams | [] | no object of JSON",
        "/api/teams | {\"team\" | no object of JSON"
      })
  void whatIsNotUnderstoodIsSaid(String path, String json, String said) {
    HttpResponse<String> answer = post(admin, path, json);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(said);
  }

  @Test
  void aBodyIsBounded() {
    String large = "{\"team\":\"" + "x".repeat(70_000) + "\"}";
    assertThat(post(admin, "/api/teams", large).statusCode()).isEqualTo(413);
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(post(admin, "/api/teams", deep).statusCode()).isEqualTo(400);
  }
}
