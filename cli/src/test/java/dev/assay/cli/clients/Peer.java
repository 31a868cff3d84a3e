package dev.assay.cli.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Documents.Reading.Parsed;
import dev.assay.index.Clients;
import dev.assay.index.Clients.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/// Another kind of index as a process of its own: devpi-server, proxpi or pypiserver, looked for
/// where the clients are. A test whose peer is missing is skipped by its name.
final class Peer implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(120);
  private static final String SECRET = "not-a-secret";

  private final Path home;
  private final int port;
  private final Process process;
  private final String page;
  private final HttpClient http = HttpClient.newHttpClient();

  private Peer(Path home, int port, Process process, String page) {
    this.home = home;
    this.port = port;
    this.process = process;
    this.page = page;
  }

  /// proxpi in front of an index.
  static Peer proxpi(Path home, URI index) throws Exception {
    Clients clients =
        new Clients(home).set("PROXPI_INDEX_URL", index.toString()).set("PROXPI_INDEX_TTL", "0");
    assumeTrue(
        clients.run(home, "flask", "--app", "proxpi.server", "routes").isGood(),
        "`proxpi` is not on this machine");
    int port = freePort();
    return started(
        home,
        port,
        "/index/",
        clients,
        "flask",
        "--app",
        "proxpi.server",
        "run",
        "--port",
        Integer.toString(port));
  }

  /// pypiserver with the files of a folder.
  static Peer pypiserver(Path home, Path files) throws Exception {
    int port = freePort();
    return started(
        home,
        port,
        "/simple/",
        new Clients(home),
        "pypi-server",
        "run",
        "--disable-fallback",
        "--interface",
        "127.0.0.1",
        "--port",
        Integer.toString(port),
        files.toString());
  }

  /// devpi-server as a mirror of an index, whose list of projects holds only its own.
  static Peer devpiMirror(Path home, URI index) throws Exception {
    return devpi(
        home,
        """
        {"type": "mirror", "mirror_url": "%s", "mirror_cache_expiry": 0,
         "mirror_no_project_list": true}
        """
            .formatted(index));
  }

  /// devpi-server to which files can be uploaded.
  static Peer devpiStage(Path home) throws Exception {
    return devpi(home, "{\"type\":\"stage\",\"bases\":[]}");
  }

  private static Peer devpi(Path home, String index) throws Exception {
    Clients clients = new Clients(home);
    String data = home.resolve("devpi").toString();
    Ended made =
        clients.run(
            home, "devpi-init", "--serverdir", data, "--no-root-pypi", "--root-passwd", SECRET);
    assertThat(made.code()).as(made.output()).isZero();
    int port = freePort();
    Peer peer =
        started(
            home,
            port,
            "/root/ours/+simple/",
            clients,
            "devpi-server",
            "--serverdir",
            data,
            "--port",
            Integer.toString(port));
    try {
      peer.make(index);
    } catch (IOException | AssertionError failure) {
      peer.close();
      throw failure;
    }
    return peer;
  }

  private void make(String index) throws IOException, InterruptedException {
    String login = "{\"user\":\"root\",\"password\":\"" + SECRET + "\"}";
    byte[] answer = send("POST", "/+login", login, "").getBytes(UTF_8);
    String token =
        ((Parsed) Documents.json(answer))
            .root()
            .at("result", "password")
            .orElseThrow()
            .asText()
            .orElseThrow();
    String auth = Base64.getEncoder().encodeToString(("root:" + token).getBytes(UTF_8));
    assertThat(send("PUT", "/root/ours", index, auth)).contains("\"type\"");
  }

  private String send(String method, String path, String json, String auth)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(root().resolve(path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("X-Devpi-Auth", auth)
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /// Uploads a file as `twine` does.
  void upload(Path file) {
    Ended uploaded =
        new Clients(home)
            .run(
                home,
                "twine",
                "upload",
                "--non-interactive",
                "--disable-progress-bar",
                "--repository-url",
                root().resolve("/root/ours/").toString(),
                "-u",
                "root",
                "-p",
                SECRET,
                file.toString());
    assertThat(uploaded.code()).as(uploaded.output()).isZero();
  }

  private static Peer started(
      Path home, int port, String page, Clients clients, String program, String... arguments)
      throws Exception {
    Path log = home.resolve(program + ".log");
    Process process = clients.start(home, log, program, arguments);
    Peer peer = new Peer(home, port, process, page);
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (peer.answers()) {
        return peer;
      }
      Thread.sleep(100);
    }
    peer.close();
    throw new AssertionError(program + " does not serve: " + Files.readString(log));
  }

  private boolean answers() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(root()).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private URI root() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /// For `--index-url` and `--upstream`.
  URI address() {
    return root().resolve(page);
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
