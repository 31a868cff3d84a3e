package dev.assay.index.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.verdict.Verdict;
import dev.assay.index.access.Detail;
import dev.assay.index.console.TestConsole.Visitor;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import dev.assay.store.Incidents.Kind;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Reviews.Review;
import dev.assay.store.Scope;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import dev.assay.store.Traffic.Request;
import dev.assay.store.Waivers.Waiver;
import io.helidon.http.Method;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What holds for every page, form and visit.
class ConsoleTest extends ConsoleCase {
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
          "/console/names",
          "/console/tokens",
          "/console/webhooks",
          "/console/log");
  private static final Pattern INLINE =
      Pattern.compile("<[^>]*\\s(?:style|on[a-z]+)=|<script(?![^>]*\\ssrc=)|javascript:|<style");

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
      assertThat(other.get("/console/tokens").statusCode()).isEqualTo(303);
      console.clock.pass(java.time.Duration.ofHours(8));
      assertThat(anna.get("/console/tokens").statusCode()).isEqualTo(303);
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
