package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import dev.assay.index.Wheels;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.store.Waivers.State;
import dev.assay.store.Waivers.Waiver;
import dev.assay.store.Webhooks;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one team is offered and another is not, and that nothing of one reaches the other.
class TeamPolicyTest {
  private static final PackageName ACME = PackageName.of("acme");
  private static final String OLD = "acme-1.0-py3-none-any.whl";
  private static final String YOUNG = "acme-1.1-py3-none-any.whl";
  private static final byte[] GOOD = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);
  private static final String NOBODY = "";

  /// Whoever shows `a,b` belongs to these teams.
  private static final Guard MEMBERS =
      arrival ->
          new Guard.Answer.Known(
              arrival
                  .authorization()
                  .map(TeamPolicyTest::member)
                  .orElseGet(TeamPolicyTest::anybody));

  @TempDir private Path data;
  private TestIndex index;

  private static Caller anybody() {
    return Caller.anybody(Set.of(Permission.READ));
  }

  private static Caller member(String teams) {
    return new Caller(
        "of " + teams,
        Caller.Means.TOKEN,
        Set.of(Permission.READ),
        List.of(),
        Set.of(teams.split(",", -1)),
        Optional.empty());
  }

  @BeforeEach
  void start() {
    index = new TestIndex(data, MEMBERS);
    index.upstream.publish("acme", OLD, "2026-01-01T00:00:00Z", GOOD);
    index.upstream.publish(
        "acme", YOUNG, "2026-11-19T00:00:00Z", Wheels.wheel("acme", "1.1", Wheels.HARMLESS));
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private HttpResponse<String> ask(String teams, String path) {
    return teams.isEmpty() ? index.text(path) : index.text(path, "Authorization", teams);
  }

  private String page(String teams) {
    return ask(teams, "/simple/acme/").body();
  }

  private int file(String teams, String file) {
    return ask(teams, "/files/acme/" + file).statusCode();
  }

  private static Listing listing(Found found) {
    return ((Found.Listed) found).listing();
  }

  @Test
  void aMemberHasWhatTheTeamMayHaveAtPageMetadataAndFile() {
    index.policy("[team.research.index]\nminimum-age = 0\n");
    for (int turn = 0; turn < 2; turn++) {
      assertThat(page("research")).contains(OLD, YOUNG);
      assertThat(page(NOBODY)).contains(OLD).doesNotContain(YOUNG);
      assertThat(page("sales")).doesNotContain(YOUNG);
      assertThat(page("sales,research")).contains(YOUNG);
      assertThat(file("research", YOUNG)).isEqualTo(200);
      assertThat(file("research", YOUNG + ".metadata")).isEqualTo(200);
      assertThat(file(NOBODY, YOUNG)).isEqualTo(403);
      assertThat(file(NOBODY, YOUNG + ".metadata")).isEqualTo(403);
      assertThat(file("sales", YOUNG)).isEqualTo(403);
      assertThat(file(NOBODY, OLD)).isEqualTo(200);
    }
    assertThat(ask(NOBODY, "/files/acme/" + YOUNG).body()).contains("too-young");
  }

  @Test
  void aStricterTeamIsRefusedWhatOthersHave() {
    index.policy("[team.bank.index]\ndeny = [\"acme\"]\n");
    assertThat(file(NOBODY, OLD)).isEqualTo(200);
    for (int turn = 0; turn < 2; turn++) {
      assertThat(page(NOBODY)).contains(OLD);
      assertThat(ask("bank", "/simple/acme/").statusCode()).isEqualTo(403);
      assertThat(file("bank", OLD)).isEqualTo(403);
      assertThat(file("bank", OLD + ".metadata")).isEqualTo(403);
      assertThat(file(NOBODY, OLD)).isEqualTo(200);
    }
    assertThat(ask("bank", "/simple/acme/").body()).contains("denied-name");
  }

  @Test
  void theFirstTeamInTheTextCounts() {
    index.policy(
        """
        [team.bank.index]
        deny = ["acme"]
        [team.research.index]
        minimum-age = 0
        """);
    assertThat(ask("research,bank", "/simple/acme/").statusCode()).isEqualTo(403);
    assertThat(page("research")).contains(YOUNG);
  }

  @Test
  void whyAnswersForTheAskerOrForATeam() {
    index.policy("[team.research.index]\nminimum-age = 0\n");
    assertThat(ask("research", "/why/acme/1.1").body())
        .contains("\"team\":\"research\"", "0 of 1 files are not offered");
    assertThat(ask(NOBODY, "/why/acme/1.1").body())
        .contains("too-young")
        .doesNotContain("\"team\":");
    assertThat(ask(NOBODY, "/why/acme/1.1?team=research").body())
        .contains("\"team\":\"research\"", "0 of 1 files are not offered");
    assertThat(ask("research", "/why/acme/1.1?team=").body()).contains("too-young");
    assertThat(ask(NOBODY, "/why/acme/1.1?team=nobody").statusCode()).isEqualTo(404);
    assertThat(ask(NOBODY, "/why/acme/1.1?team=research%00").statusCode()).isEqualTo(404);
  }

  @Test
  void teamsWithOnePolicyShareWhatFollowsFromIt() {
    index.policy(
        """
        [team.a.index]
        minimum-age = 0
        [team.b.index]
        minimum-age = 0
        [team.plain]
        """);
    Listing one = listing(index.catalog.find(ACME, Set.of("a")));
    assertThat(listing(index.catalog.find(ACME, Set.of("b")))).isSameAs(one);
    Listing everybodys = listing(index.catalog.find(ACME));
    assertThat(everybodys).isNotSameAs(one);
    assertThat(listing(index.catalog.find(ACME, Set.of("plain", "unknown")))).isSameAs(everybodys);
    index.catalog.changed(ACME);
    assertThat(listing(index.catalog.find(ACME, Set.of("a")))).isNotSameAs(one);
  }

  /// What a member's request brought to light counts for everybody at once, and is found once.
  @Test
  void aFileIsJudgedOnceForAll() {
    byte[] evil = Wheels.wheel("acme", "1.2", Wheels.HARMLESS + Wheels.THIEF);
    String file = "acme-1.2-py3-none-any.whl";
    index.upstream.publish("acme", file, "2026-02-01T00:00:00Z", evil);
    index.policy("[team.research.index]\nminimum-age = 0\n");
    long hook =
        index.store.write(
            session ->
                session.webhooks().add("https://hooks.example/", "s", List.of("file-denied"), 1));
    assertThat(page(NOBODY)).contains(file);
    assertThat(file("research", file)).isEqualTo(403);
    assertThat(page(NOBODY)).doesNotContain(file);
    assertThat(file(NOBODY, file)).isEqualTo(403);
    assertThat(index.store.<Integer>read(session -> session.judgements().of("acme").size()))
        .isEqualTo(1);
    assertThat(
            index.store.<List<Webhooks.Delivery>>read(
                session -> session.webhooks().deliveries(hook, 9)))
        .hasSize(1);
  }

  @Test
  void aWaiverOfATeamIsForItsMembersAlone() {
    Waiver wish =
        Waiver.request("too-young", "acme", "1.1", null, "anna", "needed", 1, Long.MAX_VALUE / 2)
            .forTeam("sales");
    assertThat(page("sales")).doesNotContain(YOUNG);
    long id = index.store.write(session -> session.waivers().add(wish));
    index.store.run(session -> session.waivers().decide(id, State.APPROVED, "ben", 2));
    index.catalog.changed(ACME);
    for (int turn = 0; turn < 2; turn++) {
      assertThat(page("sales")).contains(YOUNG);
      assertThat(page("other")).doesNotContain(YOUNG);
      assertThat(page(NOBODY)).doesNotContain(YOUNG);
      assertThat(file("sales,other", YOUNG)).isEqualTo(200);
      assertThat(file(NOBODY, YOUNG)).isEqualTo(403);
    }
    index.store.run(session -> session.waivers().revoke(id, "ben", 3));
    index.catalog.changed(ACME);
    assertThat(page("sales")).doesNotContain(YOUNG);
    assertThat(file("sales", YOUNG)).isEqualTo(403);
  }

  /// Caches on the way must not give one's answer to another.
  @Test
  void cachesAreToldThatAnswersDifferByCaller() {
    HttpResponse<String> own = ask("research", "/simple/acme/");
    assertThat(own.headers().firstValue("Cache-Control")).contains("private, max-age=30");
    for (String path : List.of("/simple/acme/", "/files/acme/" + OLD)) {
      assertThat(ask(NOBODY, path).headers().firstValue("Vary").orElse(""))
          .as(path)
          .contains("Authorization");
    }
  }

  @Test
  void aTagOfOnesPageIsNotOneOfAnothers() {
    index.policy("[team.research.index]\nminimum-age = 0\n");
    String etag = ask("research", "/simple/acme/").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> others = index.text("/simple/acme/", "If-None-Match", etag);
    assertThat(others.statusCode()).isEqualTo(200);
    assertThat(others.body()).doesNotContain(YOUNG);
  }
}
