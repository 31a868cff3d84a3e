package dev.assay.index.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.verdict.Verdict;
import dev.assay.index.access.Detail;
import dev.assay.index.console.TestConsole.Visitor;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import dev.assay.store.AuditLog.Check;
import dev.assay.store.AuditLog.Entry;
import dev.assay.store.Incidents.Kind;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Reviews.Review;
import dev.assay.store.Scope;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import dev.assay.store.Traffic.Request;
import dev.assay.store.Waivers.Waiver;
import dev.assay.store.Webhooks.Webhook;
import io.helidon.http.Method;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  static final List<String> PAGES =
      List.of(
          "/console/",
          "/console/queue",
          "/console/queue?show=deny",
          "/console/queue?show=failed",
          "/console/projects",
          "/console/projects/larkspur",
          "/console/projects/larkspur/2.4.1",
          "/console/projects/hostile",
          "/console/projects/nobody-has-this",
          "/console/why/larkspur",
          "/console/traffic",
          "/console/traffic?outcome=refused&project=larkspur",
          "/console/waivers",
          "/console/policy",
          "/console/tokens",
          "/console/webhooks",
          "/console/log");
  private static final Pattern INLINE =
      Pattern.compile("<[^>]*\\s(?:style|on[a-z]+)=|<script(?![^>]*\\ssrc=)|javascript:|<style");
  private static final String HELD = "fernsheet-2.2.0-py3-none-any.whl";

  @TempDir private Path data;
  private TestConsole console;

  @BeforeEach
  void start() {
    console = new TestConsole(data, true);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private Judgement held() {
    return console.store.read(session -> session.judgements().of("fernsheet")).stream()
        .filter(row -> row.filename().equals(HELD))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyPageLetsNothingRunButOurScripts() {
    try (Visitor anna = console.visitor(console.admin)) {
      for (String page : PAGES) {
        HttpResponse<String> answer = anna.get(page);
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
            .as(page)
            .contains(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " form-action 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri"
                    + " 'none'");
        assertThat(answer.headers().firstValue("Cache-Control")).as(page).contains("no-store");
        assertThat(INLINE.matcher(answer.body()).find()).as(page).isFalse();
        assertThat(answer.body()).as(page).contains("\"allowEval\":false", "id=\"main\"");
      }
    }
  }

  /// Names, evidence and reasons come from whoever wrote a package or may ask for something.
  @Test
  void hostileTextIsShownAndNotObeyed() {
    String hostile = "\"><img src=x onerror=alert(1)>\u202e\u001b[31m</textarea><script>";
    long now = console.clock.millis();
    String findings =
        Detail.of(
            json ->
                json.array(
                    "findings",
                    () ->
                        json.object(
                            () -> {
                              json.text("rule", "import-time-network");
                              json.text("file", hostile);
                              json.text("message", hostile);
                              json.text("evidence", hostile);
                              json.texts("trail", List.of(hostile));
                            })));
    console.store.run(
        session -> {
          session
              .judgements()
              .put(
                  new Judgement(
                      "ab".repeat(32),
                      hostile,
                      "test",
                      "hostile",
                      hostile,
                      Verdict.HOLD,
                      0.5,
                      findings,
                      hostile,
                      now));
          String detail = Detail.of(json -> json.text(hostile, hostile));
          session.incidents().open(Kind.CONFUSION, "hostile", hostile, detail, now);
          session
              .waivers()
              .add(
                  Waiver.request(
                      hostile, "hostile", hostile, null, hostile, hostile, now, now + 9_999_999));
          session.auditLog().append(hostile, hostile, hostile, detail, now);
        });
    console
        .store
        .traffic()
        .record(
            new Request(
                now, hostile, "hostile", hostile, hostile, Layer.FILE, Outcome.REFUSED, hostile));
    try (Visitor anna = console.visitor(console.admin)) {
      anna.submit("/console/policy", "policy", "# " + hostile + "\n", "revision", "1");
      anna.submit("/console/tokens", "owner", "ben", "label", hostile, "scope", "READ");
      for (String page : PAGES) {
        String body = anna.get(page).body();
        assertThat(body).as(page).doesNotContain("<img src=x", "\u202e", "\u001b");
        assertThat(INLINE.matcher(body).find()).as(page).isFalse();
      }
      assertThat(anna.get("/console/queue").body()).contains("&lt;img src=x", "\\u{202e}");
      assertThat(anna.get("/console/log").body()).contains("&lt;img src=x", "\\u{1b}");
      assertThat(anna.get("/console/login?to=" + "//evil.example").body())
          .contains("name=\"to\" value=\"/console/\"");
    }
  }

  @Test
  void aFormThatIsNotOfTheVisitDoesNothing() {
    Judgement held = held();
    String path = "/console/projects/fernsheet/review";
    String[] fields = {"sha256", held.sha256(), "decision", "approve", "reason", "fine"};
    try (Visitor anna = console.visitor(console.admin);
        Visitor other = console.visitor(console.admin)) {
      assertThat(anna.send(path, fields).statusCode()).isEqualTo(403);
      for (String csrf : new String[] {"", "guess", other.csrf()}) {
        String[] all = java.util.Arrays.copyOf(fields, 8);
        all[6] = "csrf";
        all[7] = csrf;
        assertThat(anna.send(path, all).statusCode()).isEqualTo(403);
      }
      List<Review> reviews = console.store.read(session -> session.reviews().of("fernsheet"));
      assertThat(reviews).isEmpty();
      assertThat(anna.submit(path, fields).statusCode()).isEqualTo(303);
    }
  }

  /// The credentials of a program are no visit: a browser may send them without being asked to.
  @Test
  void everyFormAsksForALoginAndItsPermission() {
    try (Visitor anybody = console.anybody();
        Visitor reader = console.visitor(console.token("chloe", Scope.READ))) {
      for (Route route : console.routes) {
        if (!route.method().equals(Method.POST) || route.permission() == Permission.OPEN) {
          continue;
        }
        String path = route.path().replace("{project}", "fernsheet").replace("{id}", "1");
        HttpResponse<String> answer = anybody.send(path, "reason", "x", "csrf", "");
        assertThat(answer.statusCode())
            .as(path)
            .isEqualTo(route.permission() == Permission.READ ? 403 : 303);
        if (route.permission() != Permission.READ) {
          assertThat(answer.headers().firstValue("Location").orElseThrow())
              .startsWith("/console/login?to=");
          assertThat(reader.submit(path, "reason", "x").statusCode()).as(path).isEqualTo(403);
        }
      }
      assertThat(reader.get("/console/tokens").statusCode()).isEqualTo(403);
      assertThat(reader.get("/console/log").statusCode()).isEqualTo(403);
      assertThat(reader.get("/console/queue").body()).doesNotContain("value=\"approve\"");
      assertThat(anybody.get("/console/traffic").body()).doesNotContain(">chloe<", ">ci<");
    }
  }

  @Test
  void aVisitBeginsWithACookieThatScriptsAndOtherSitesDoNotGet() {
    try (Visitor anybody = console.anybody()) {
      HttpResponse<String> wrong =
          anybody.send("/console/login", "name", "", "secret", "assay_" + "x".repeat(43));
      assertThat(wrong.statusCode()).isEqualTo(200);
      assertThat(wrong.body()).contains("not valid");
      assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
      HttpResponse<String> right =
          anybody.send("/console/login", "secret", console.admin, "to", "//evil.example/console/");
      assertThat(right.headers().firstValue("Location")).contains("/console/");
      List<String> cookies = right.headers().allValues("Set-Cookie");
      assertThat(cookies)
          .isNotEmpty()
          .allMatch(it -> it.contains("HttpOnly") && it.contains("SameSite=Strict"));
      assertThat(cookies.getLast()).contains("Max-Age=28800").doesNotContain(console.admin);
      assertThat(anybody.get("/console/tokens").statusCode()).isEqualTo(200);
      assertThat(anybody.submit("/console/logout").statusCode()).isEqualTo(303);
      assertThat(anybody.get("/console/tokens").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void aVisitEndsWithItsHoursAndWithItsToken() {
    String secret = console.token("anna", Scope.ADMIN);
    try (Visitor anna = console.visitor(console.admin);
        Visitor other = console.visitor(secret)) {
      assertThat(other.get("/console/tokens").statusCode()).isEqualTo(200);
      String id =
          console
              .store
              .read(session -> session.tokens().findLive(secret, console.clock.millis()))
              .orElseThrow()
              .id();
      assertThat(anna.submit("/console/tokens/" + id + "/revoke").statusCode()).isEqualTo(303);
      console.clock.pass(java.time.Duration.ofSeconds(11));
      assertThat(other.get("/console/tokens").statusCode()).isEqualTo(303);
      console.clock.pass(java.time.Duration.ofHours(8));
      assertThat(anna.get("/console/tokens").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void anApprovedFileIsOfferedAndTheLogSaysByWhom() {
    Judgement held = held();
    try (Visitor ben = console.visitor(console.token("ben", Scope.READ, Scope.REVIEW))) {
      assertThat(ben.get("/simple/fernsheet/").body()).doesNotContain(HELD);
      assertThat(ben.get("/files/fernsheet/" + HELD).statusCode()).isEqualTo(403);
      String path = "/console/projects/fernsheet/review";
      assertThat(ben.submit(path, "sha256", held.sha256(), "decision", "approve").statusCode())
          .isEqualTo(400);
      assertThat(
              ben.submit(
                      "/console/projects/larkspur/review", "sha256", held.sha256(), "reason", "x")
                  .statusCode())
          .isEqualTo(404);
      ben.submit(path, "sha256", held.sha256(), "decision", "approve", "reason", "own server");
      assertThat(ben.get("/files/fernsheet/" + HELD).statusCode()).isEqualTo(200);
      assertThat(ben.get("/console/queue").body()).doesNotContain(HELD);
      Entry last = console.store.read(session -> session.auditLog().last()).orElseThrow();
      assertThat(last.actor()).isEqualTo("ben");
      assertThat(last.action()).isEqualTo("release-approved");
      assertThat(last.detail()).contains("own server", held.sha256());
      ben.submit(path, "sha256", held.sha256(), "decision", "reject", "reason", "second thoughts");
      assertThat(ben.get("/files/fernsheet/" + HELD).statusCode()).isEqualTo(403);
      Check chain = console.store.read(session -> session.auditLog().verify());
      assertThat(chain).isInstanceOf(Check.Intact.class);
    }
  }

  @Test
  void nobodyApprovesTheirOwnWaiver() {
    String path = "/console/projects/fernsheet/waivers";
    try (Visitor ben = console.visitor(console.token("ben", Scope.READ, Scope.REVIEW));
        Visitor anna = console.visitor(console.admin)) {
      assertThat(ben.submit(path, "rule", "no-such-rule", "reason", "x").statusCode())
          .isEqualTo(404);
      ben.submit(path, "rule", "*", "version", "2.2.0", "reason", "needed", "days", "7");
      long id = console.store.read(session -> session.waivers().of("fernsheet")).getFirst().id();
      assertThat(ben.submit(path + "/" + id, "decision", "approve").statusCode()).isEqualTo(403);
      assertThat(
              anna.submit("/console/projects/larkspur/waivers/" + id, "decision", "approve")
                  .statusCode())
          .isEqualTo(404);
      assertThat(anna.submit(path + "/" + id, "decision", "approve").statusCode()).isEqualTo(303);
      assertThat(anna.submit(path + "/" + id, "decision", "approve").statusCode()).isEqualTo(409);
      assertThat(ben.submit(path + "/" + id, "decision", "revoke").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void aPolicyIsTriedOnWhatWasAskedForBeforeItHolds() {
    String draft = "[index]\ndeny = [\"acme-ledger\"]\n[rules]\nimport-time-network = \"warn\"\n";
    try (Visitor anna = console.visitor(console.admin)) {
      String broken =
          anna.submit("/console/policy", "policy", "fail-on = 3\n", "revision", "1").body();
      assertThat(broken).contains("Line 1: a severity is <code>none</code>");
      String preview = anna.submit("/console/policy/preview", "policy", draft).body();
      assertThat(preview)
          .contains("Would be refused", "acme_ledger-4.2.1-py3-none-any.whl", "denied-name");
      assertThat(console.policy.get().index().deny()).isEmpty();
      assertThat(anna.submit("/console/policy", "policy", draft, "revision", "1").statusCode())
          .isEqualTo(303);
      assertThat(console.policy.get().index().deny()).hasSize(1);
      assertThat(anna.get("/simple/acme-ledger/").statusCode()).isEqualTo(403);
      assertThat(anna.submit("/console/policy", "policy", "", "revision", "1").body())
          .contains("has changed the policy since");
      anna.submit("/console/policy", "policy", "", "revision", "2");
      assertThat(console.policy.get().origin()).isEqualTo("built-in");
    }
  }

  @Test
  void thePolicyShowsTeamsAndIsTriedForOne() {
    String policy =
        "[index]\nminimum-age = 3\n[team.design.index]\ndeny = [\"acme-ledger\"]\n"
            + "[team.design.rules]\nimport-time-network = \"warn\"\n";
    String name = "/console/projects/acme-ledger";
    try (Visitor anna = console.visitor(console.admin);
        Visitor member = console.visitor(console.token("team:design/x", Scope.READ))) {
      assertThat(anna.submit("/console/policy", "policy", policy, "revision", "1").statusCode())
          .isEqualTo(303);
      assertThat(anna.get("/console/policy").body())
          .contains("What differs for design", "index.deny", "rules.import-time-network")
          .doesNotContain("<code>index.minimum-age</code>");
      assertThat(anna.get(name).body()).contains("files are offered");
      assertThat(anna.get(name + "?team=design").body()).contains("files are not offered");
      assertThat(anna.get(name + "?team=nobody").statusCode()).isEqualTo(404);
      assertThat(member.get(name).body()).contains("files are not offered");
      assertThat(member.get(name + "?team=").body()).contains("files are offered");
      assertThat(member.get("/console/why/acme-ledger").body()).contains("denied-name");
      String draft = "[team.design]\nfail-on = \"high\"\n";
      assertThat(anna.submit("/console/policy/preview", "policy", draft, "team", "design").body())
          .contains("for the team design", "acme_ledger-4.2.1-py3-none-any.whl", "denied-name");
      assertThat(anna.submit("/console/policy/preview", "policy", draft, "team", "").body())
          .doesNotContain("denied-name");
    }
  }

  @Test
  void aWaiverForATeamIsAskedForByItsMembersOnly() {
    String path = "/console/projects/fernsheet/waivers";
    try (Visitor anna = console.visitor(console.admin);
        Visitor member = console.visitor(console.token("team:design/x", Scope.READ))) {
      assertThat(anna.submit(path, "rule", "*", "reason", "needed", "team", "design").statusCode())
          .isEqualTo(403);
      assertThat(member.get("/console/projects/fernsheet").body()).contains(">team design<");
      member.submit(path, "rule", "*", "reason", "needed", "team", "design");
      assertThat(anna.get("/console/waivers").body()).contains("for the team design");
    }
  }

  @Test
  void aWebhookIsAddedShownWithItsLastDeliveryAndRemoved() {
    String url = "https://hooks.example/assay";
    try (Visitor anna = console.visitor(console.admin)) {
      assertThat(
              anna.submit("/console/webhooks", "url", "ftp://hooks.example", "event", "file-held")
                  .body())
          .contains("A webhook has an http or https address");
      assertThat(anna.submit("/console/webhooks", "url", "https://hooks.example/").body())
          .contains("at least one event");
      assertThat(console.store.read(session -> session.webhooks().all()).isEmpty()).isTrue();
      String made = anna.submit("/console/webhooks", "url", url, "event", "policy-changed").body();
      Webhook hook = console.store.read(session -> session.webhooks().all()).getFirst();
      assertThat(made).contains(hook.secret());
      Entry added = console.store.read(session -> session.auditLog().last()).orElseThrow();
      assertThat(added.action()).isEqualTo("webhook-added");
      assertThat(added.detail()).doesNotContain(hook.secret());
      assertThat(anna.get("/console/webhooks").body())
          .contains(url, ">live<", ">none<")
          .doesNotContain(hook.secret());
      anna.submit("/console/policy", "policy", "", "revision", "1");
      assertThat(anna.get("/console/webhooks").body()).contains(">pending<", "policy-changed");
      long delivery =
          console
              .store
              .write(session -> session.webhooks().take(Long.MAX_VALUE, 0, 9))
              .getFirst()
              .id();
      console.store.run(session -> session.webhooks().giveUp(delivery, "it <b>answers</b> 500"));
      assertThat(anna.get("/console/webhooks").body())
          .contains(">given up<", "it &lt;b&gt;answers&lt;/b&gt; 500, try 1");
      String remove = "/console/webhooks/" + hook.id() + "/remove";
      assertThat(anna.submit(remove).statusCode()).isEqualTo(303);
      assertThat(anna.get("/console/webhooks").body()).contains(">removed<");
      assertThat(anna.submit(remove).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aTokenIsShownOnceAndIsGoodForItsScopes() {
    try (Visitor anna = console.visitor(console.admin)) {
      HttpResponse<String> made =
          anna.submit("/console/tokens", "owner", "ci", "label", "night", "scope", "READ");
      Matcher secret = Pattern.compile("assay_[A-Za-z0-9_-]{43}").matcher(made.body());
      assertThat(secret.find()).isTrue();
      assertThat(anna.get("/console/tokens").body())
          .contains("night")
          .doesNotContain(secret.group());
      try (Visitor ci = console.visitor(secret.group())) {
        assertThat(ci.get("/console/").body()).contains(">ci<");
        assertThat(ci.get("/console/log").statusCode()).isEqualTo(403);
      }
      assertThat(anna.submit("/console/tokens", "owner", "team:x/y", "scope", "READ").body())
          .contains("A token has an owner and at least one scope");
    }
  }

  @Test
  void anIncidentIsClosedForAReason() {
    long id = console.store.read(session -> session.incidents().open()).getFirst().id();
    String project =
        console.store.read(session -> session.incidents().find(id)).orElseThrow().project();
    String path = "/console/projects/" + project + "/incidents/" + id;
    try (Visitor anna = console.visitor(console.admin)) {
      assertThat(anna.submit(path, "reason", "").statusCode()).isEqualTo(400);
      assertThat(anna.submit(path, "reason", "told upstream").statusCode()).isEqualTo(303);
      assertThat(anna.submit(path, "reason", "again").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aReleaseShowsWhatItGained() {
    try (Visitor anybody = console.anybody()) {
      String page = anybody.get("/console/projects/larkspur/2.4.1").body();
      assertThat(page)
          .contains("Compared with 2.4.0", "Gained", "<code>https://collect.invalid/in</code>")
          .contains("environment-exfiltration", "larkspur/__init__.py:");
      assertThat(anybody.get("/console/projects/larkspur/2.4.0").body())
          .contains("no more and no less");
      assertThat(anybody.get("/console/projects/larkspur/9").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void stylesAndScriptsNeverChangeUnderTheirName() {
    try (Visitor anybody = console.anybody()) {
      Matcher assets =
          Pattern.compile("(?:src|href)=\"(/console/assets/[^\"]+)\"")
              .matcher(anybody.get("/console/").body());
      Map<String, String> types =
          Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
      int found = 0;
      while (assets.find()) {
        String path = assets.group(1);
        HttpResponse<String> asset = anybody.get(path);
        assertThat(asset.statusCode()).as(path).isEqualTo(200);
        assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(asset.headers().firstValue("Content-Type").orElseThrow())
            .startsWith(types.get(path.substring(path.lastIndexOf('.') + 1)));
        found++;
      }
      assertThat(found).isGreaterThanOrEqualTo(4);
      assertThat(anybody.get("/console/assets/nothing.js").statusCode()).isEqualTo(404);
    }
  }
}
