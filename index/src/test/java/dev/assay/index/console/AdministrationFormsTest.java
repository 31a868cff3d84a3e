package dev.assay.index.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.console.TestConsole.Visitor;
import dev.assay.store.AuditLog.Entry;
import dev.assay.store.Webhooks.Webhook;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Tokens, webhooks and names.
class AdministrationFormsTest extends ConsoleCase {
  private static final Pattern SECRET = Pattern.compile("assay_[A-Za-z0-9_-]{43}");

  @Test
  void aTokenIsShownOnceAndIsGoodForItsScopes() {
    try (Visitor anna = console.visitor(console.admin)) {
      HttpResponse<String> made =
          anna.submit("/console/tokens", "owner", "ci", "label", "night", "scope", "READ");
      Matcher secret = SECRET.matcher(made.body());
      assertThat(secret.find()).isTrue();
      assertThat(anna.get("/console/tokens").body())
          .contains("night")
          .doesNotContain(secret.group());
      try (Visitor ci = console.visitor(secret.group())) {
        assertThat(ci.get("/console/").body()).contains(">ci<");
        assertThat(ci.get("/console/log").statusCode()).isEqualTo(403);
      }
    }
  }

  @Test
  void aTokenIsOfAUserOrOfATeamThatThereIs() {
    try (Visitor anna = console.visitor(console.admin)) {
      for (String owner : List.of("", "a b", "nobody", "team:", "team:nobody/ci")) {
        assertThat(anna.submit("/console/tokens", "owner", owner, "scope", "READ").body())
            .as(owner)
            .contains("A token has an owner")
            .doesNotContain("secret-value");
      }
      assertThat(anna.submit("/console/tokens", "owner", "team:research/ci").body())
          .contains("at least one scope");
      assertThat(
              anna.submit(
                      "/console/tokens", "owner", "ci", "scope", "READ", "projects", "Acme_X, a-*")
                  .body())
          .contains("Projects are normalised names");
      assertThat(anna.get("/console/tokens").body()).contains("value=\"team:research\"");
      String made =
          anna.submit("/console/tokens", "owner", "team:research/ci", "scope", "READ").body();
      Matcher secret = SECRET.matcher(made);
      assertThat(secret.find()).isTrue();
      try (Visitor member = console.visitor(secret.group())) {
        assertThat(member.get("/console/projects/fernsheet").body()).contains(">team research<");
      }
    }
  }

  @Test
  void aNameIsClaimedShownAndGivenUp() {
    try (Visitor anna = console.visitor(console.admin);
        Visitor anybody = console.anybody()) {
      String[][] wrong = {
        {"Acme_X", "research", "A name is normalised"},
        {"acme-secret-*", "", "There is no team"},
        {"acme-secret-*", "nobody", "There is no team <code>nobody</code>"}
      };
      for (String[] it : wrong) {
        assertThat(anna.submit("/console/names", "pattern", it[0], "team", it[1]).body())
            .contains(it[2]);
      }
      String[] claim = {"pattern", "acme-secret-*", "team", "research"};
      assertThat(anna.submit("/console/names", claim).statusCode()).isEqualTo(303);
      Entry claimed = console.store.read(session -> session.auditLog().last()).orElseThrow();
      assertThat(claimed.action()).isEqualTo("name-claimed");
      assertThat(claimed.detail()).contains("research");
      assertThat(anna.submit("/console/names", claim).body()).contains("is claimed already");
      assertThat(anybody.get("/console/names").body())
          .contains("<code>acme-secret-*</code>", ">research<")
          .doesNotContain("<button class=\"bad\"");
      String[] given = {"pattern", "acme-secret-*"};
      assertThat(anna.submit("/console/names/give-up", given).statusCode()).isEqualTo(303);
      assertThat(anna.submit("/console/names/give-up", given).statusCode()).isEqualTo(404);
      assertThat(anybody.get("/console/names").body()).doesNotContain("acme-secret");
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
      assertThat(console.store.<List<Webhook>>read(session -> session.webhooks().all()))
          .noneMatch(it -> it.url().contains("hooks.example/"));
      String made = anna.submit("/console/webhooks", "url", url, "event", "policy-changed").body();
      Webhook hook = console.store.read(session -> session.webhooks().all()).getLast();
      assertThat(made).contains(hook.secret());
      Entry added = console.store.read(session -> session.auditLog().last()).orElseThrow();
      assertThat(added.action()).isEqualTo("webhook-added");
      assertThat(added.detail()).doesNotContain(hook.secret());
      assertThat(anna.get("/console/webhooks").body()).doesNotContain(hook.secret());
      assertThat(row(anna, url)).contains(">live<", ">none<");
      anna.submit("/console/policy", "policy", "", "revision", "1");
      assertThat(row(anna, url)).contains(">pending<", ">policy-changed<");
      long delivery =
          console.store.write(session -> session.webhooks().take(Long.MAX_VALUE, 0, 9)).stream()
              .filter(it -> it.webhookId() == hook.id())
              .findFirst()
              .orElseThrow()
              .id();
      console.store.run(session -> session.webhooks().giveUp(delivery, "it <b>answers</b> 500"));
      assertThat(row(anna, url)).contains(">given up<", "it &lt;b&gt;answers&lt;/b&gt; 500, try 1");
      String remove = "/console/webhooks/" + hook.id() + "/remove";
      assertThat(anna.submit(remove).statusCode()).isEqualTo(303);
      assertThat(row(anna, url)).contains(">removed<");
      assertThat(anna.submit(remove).statusCode()).isEqualTo(404);
    }
  }

  /// What the table says of a webhook after its address.
  private static String row(Visitor visitor, String url) {
    String page = visitor.get("/console/webhooks").body();
    String rest = page.substring(page.indexOf(">" + url + "<"));
    return rest.substring(0, rest.indexOf("</tr>"));
  }
}
