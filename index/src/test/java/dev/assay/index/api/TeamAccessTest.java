package dev.assay.index.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.store.AuditLog;
import dev.assay.store.Claims.Claim;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Teams as they are administered: their members and tokens, policies, waivers and names.
class TeamAccessTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String PAGE = "/simple/acme/";

  @TempDir private Path data;
  private final FakeIndex upstream = new FakeIndex();
  private Store store;
  private AccessIndex index;
  private String admin;

  @BeforeEach
  void start() {
    store = Store.open(StoreSettings.in(data));
    index =
        new AccessIndex(
            store, upstream, new TestClock("2026-11-20T12:00:00Z"), AccessIndex.Setup.DEFAULT);
    admin = index.admin();
    upstream.publish("acme", WHEEL, "2026-11-19T00:00:00Z", Wheels.wheel("acme", "1.0", ""));
    post("/api/teams", "{\"team\":\"research\"}");
  }

  @AfterEach
  void stop() {
    index.close();
    store.close();
    upstream.close();
  }

  private HttpResponse<String> post(String path, String json) {
    return index.call(admin, "POST", path, json);
  }

  private void user(String teams) {
    String json = "{\"name\":\"anna\",\"roles\":[\"reader\"],\"teams\":[" + teams + "]}";
    assertThat(post("/api/users", json).statusCode()).isEqualTo(200);
  }

  private int page(String token) {
    return index.read(token, PAGE).statusCode();
  }

  private HttpResponse<String> policy(String text, int revision) {
    return index.call(
        admin, "PUT", "/api/policy", "{\"text\":\"" + text + "\",\"revision\":" + revision + "}");
  }

  private AuditLog.Entry last() {
    return store.read(session -> session.auditLog().last()).orElseThrow();
  }

  @Test
  void whoJoinsATeamHasItsPolicyAndLosesItWithIt() {
    user("\"research\"");
    String anna = index.token("anna", List.of(), Scope.READ);
    String build = index.token("team:research/ci", List.of(), Scope.READ);
    String other = index.token("team:sales/ci", List.of(), Scope.READ);
    assertThat(page(anna)).isEqualTo(403);
    assertThat(policy("[team.research.index]\\nminimum-age = 0\\n", 0).statusCode()).isEqualTo(200);
    assertThat(last().action()).isEqualTo("policy-changed");
    assertThat(page(anna)).isEqualTo(200);
    assertThat(page(build)).isEqualTo(200);
    assertThat(page(other)).isEqualTo(403);
    assertThat(index.read(anna, "/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    assertThat(index.read(other, "/files/acme/" + WHEEL).statusCode()).isEqualTo(403);
    user("");
    assertThat(last().action()).isEqualTo("user-set");
    assertThat(page(anna)).isEqualTo(403);
    assertThat(page(build)).isEqualTo(200);
    assertThat(policy("# nothing of teams\\n", 1).statusCode()).isEqualTo(200);
    assertThat(page(build)).isEqualTo(403);
  }

  @Test
  void aMistakeInTheTableOfATeamIsNamedWithItsLine() {
    HttpResponse<String> answer = policy("[team.research]\\ninternal = []\\n", 0);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("line 2: `internal` is not a key of the policy of a team");
  }

  @Test
  void aDraftIsTriedForATeam() {
    policy("[team.research.index]\\nminimum-age = 0\\n", 0);
    String build = index.token("team:research/ci", List.of(), Scope.READ);
    assertThat(index.read(build, "/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    String other = index.token("team:sales/ci", List.of(), Scope.READ);
    assertThat(index.read(other, "/files/acme/" + WHEEL).statusCode()).isEqualTo(403);
    String draft = "{\"text\":\"[team.research.index]\\nminimum-age = 30\\n\"";
    assertThat(post("/api/policy/preview", draft + ",\"team\":\"research\"}").body())
        .contains(
            "\"files\":1", WHEEL, "\"requests\":1", "\"rule\":\"too-young\"", "\"opened\":[]");
    assertThat(post("/api/policy/preview", draft + "}").body())
        .contains("\"files\":1", "\"closed\":[],\"opened\":[]");
    assertThat(post("/api/policy/preview", draft + ",\"team\":\"a b\"}").statusCode())
        .isEqualTo(400);
    assertThat(page(build)).isEqualTo(200);
  }

  @Test
  void aWaiverForATeamIsAskedForByItsMembers() {
    String anna = index.token("team:research/anna", List.of(), Scope.READ);
    String other = index.token("eve", List.of(), Scope.READ);
    String reviewer = index.token("rolf", List.of(), Scope.REVIEW);
    String wish =
        "{\"rule\":\"too-young\",\"project\":\"acme\",\"team\":\"research\",\"reason\":\"a fix\",\"expires\":\"2026-12-01T00:00:00Z\"}";
    HttpResponse<String> refused = index.call(other, "POST", "/api/waivers", wish);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("`team` is none that you belong to");
    assertThat(index.call(anna, "POST", "/api/waivers", wish).statusCode()).isEqualTo(201);
    assertThat(last().detail()).contains("\"team\":\"research\"");
    assertThat(index.read(other, "/api/waivers").body()).contains("\"team\":\"research\"");
    assertThat(index.call(reviewer, "POST", "/api/waivers/1/approve", "").statusCode())
        .isEqualTo(200);
    assertThat(page(anna)).isEqualTo(200);
    assertThat(page(other)).isEqualTo(403);
    assertThat(post("/api/waivers", wish.replace("research", "nobody")).statusCode())
        .isEqualTo(400);
  }

  /// The closest claim counts, so that a team may own a name beneath another's prefix.
  @Test
  void onlyTheTeamOfAClaimPublishesUnderIt() {
    store.run(
        session -> {
          session.claims().add(new Claim("widget*", "tools", "root", 0));
          session.claims().add(new Claim("widget-web", "web", "root", 0));
        });
    index.catalog.changed();
    String tools = index.token("team:tools/ci", List.of(), Scope.UPLOAD, Scope.READ);
    String web = index.token("team:web/ci", List.of(), Scope.UPLOAD, Scope.READ);
    String nobody = index.token("ci", List.of(), Scope.UPLOAD);
    assertThat(upload(nobody, "widget")).isEqualTo(403);
    assertThat(upload(web, "widget")).isEqualTo(403);
    assertThat(upload(tools, "widget")).isEqualTo(200);
    assertThat(upload(tools, "widget_web")).isEqualTo(403);
    assertThat(upload(web, "widget_web")).isEqualTo(200);
  }

  private int upload(String token, String name) {
    String file = name + "-1.0-py3-none-any.whl";
    byte[] wheel = Wheels.wheel(name, "1.0", Wheels.HARMLESS);
    return index.upload(token, Form.of(name, "1.0", file, wheel)).statusCode();
  }
}
