package dev.assay.cli;

import dev.assay.cli.command.AssayCommand;
import dev.assay.cli.terminal.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// What the launcher runs once to make the start-up archive of `serve`: an index that judges what
/// pip installs through it, and then serves a crowd. The archive holds which methods became hot and
/// how they ran, so that the next index need not find that out first.
final class ServeTraining {
  private static final String PASSWORD = "training";
  private static final int CLIENTS = 4;
  private static final int LARGE_BYTES = 1 << 20;
  private static final Duration START = Duration.ofSeconds(60);
  private static final int MOST_STARTS = 3;
  private static final String LARGE = "large";
  private static final String JSON = "application/vnd.pypi.simple.v1+json";
  private static final String PIP =
      "pip/26.3 {\"cpu\":\"x86_64\",\"python\":\"3.11.2\",\"system\":{\"name\":\"Linux\"}}";

  private final Surroundings surroundings;
  private final Path scratch;
  private final Amount amount;
  private final HttpClient http = HttpClient.newHttpClient();

  /// How much is done.
  ///
  /// @param modules of each project
  /// @param pages for each client of the crowd
  /// @param files for each of them
  record Amount(int projects, int modules, int pages, int files) {
    static final Amount FULL = new Amount(16, 6, 2_500, 150);
  }

  ServeTraining(Surroundings surroundings, Path scratch, Amount amount) {
    this.surroundings = surroundings;
    this.scratch = scratch;
    this.amount = amount;
  }

  void run() throws IOException, GeneralSecurityException, InterruptedException {
    Path keys = scratch.resolve("keys.p12");
    try (InventedIndex upstream = InventedIndex.start(keys, PASSWORD, wheels())) {
      Running running = start(upstream.address());
      for (InventedWheel wheel : upstream.wheels()) {
        install(running.index(), wheel);
      }
      crowd(running.index());
      running.thread().interrupt();
      running.thread().join();
    }
  }

  private record Running(Thread thread, URI index) {}

  /// Starts the index; anew where somebody has taken the port meanwhile that was free.
  private Running start(URI upstream) throws IOException, InterruptedException {
    for (int attempt = 0; attempt < MOST_STARTS; attempt++) {
      URI index = URI.create("http://127.0.0.1:" + freePort());
      Thread thread = Thread.ofPlatform().start(() -> serve(index, upstream));
      if (answers(thread, index.resolve("/health"))) {
        return new Running(thread, index);
      }
    }
    throw new IOException("the index does not start");
  }

  private void serve(URI index, URI upstream) {
    AssayCommand.run(
        surroundings,
        "serve",
        "--offline",
        "--data",
        scratch.resolve("data").toString(),
        "--port",
        Integer.toString(index.getPort()),
        "--upstream",
        upstream.toString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  /// Waits until it answers; false where it has ended, or never does.
  private boolean answers(Thread thread, URI health) throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (thread.isAlive() && System.nanoTime() < end) {
      try {
        var _ = get(health, "*/*");
        return true;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    return false;
  }

  /// Asks as pip does: the page, the metadata, the file, once cold and once warm.
  private void install(URI index, InventedWheel wheel) throws IOException, InterruptedException {
    URI file = index.resolve("/files/" + wheel.name() + "/" + wheel.fileName());
    for (int round = 0; round < 2; round++) {
      var _ = get(index.resolve("/simple/" + wheel.name() + "/"), JSON);
      var _ = get(URI.create(file + ".metadata"), "*/*");
      HttpResponse<byte[]> sent = get(file, "*/*");
      if (sent.statusCode() != 200) {
        throw new IOException("`%s` is answered by %d".formatted(file, sent.statusCode()));
      }
    }
  }

  private void crowd(URI index) throws InterruptedException {
    URI page = index.resolve("/simple/" + LARGE + "/");
    URI file = index.resolve("/files/" + LARGE + "/" + LARGE + "-9.0-py3-none-any.whl");
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    repeat(page, amount.pages());
                    repeat(file, amount.files());
                  }));
    }
    for (Thread client : clients) {
      client.join();
    }
  }

  private void repeat(URI address, int times) {
    try {
      for (int i = 0; i < times; i++) {
        var _ = get(address, JSON);
      }
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private HttpResponse<byte[]> get(URI address, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Accept", accept)
            .header("Accept-Encoding", "gzip, deflate")
            .header("User-Agent", PIP)
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  /// Wheels of the same code under different names, each of which needs the next, and a large one.
  private List<InventedWheel> wheels() throws IOException {
    String code = sample();
    List<InventedWheel> wheels = new ArrayList<>();
    for (int i = 0; i < amount.projects(); i++) {
      String name = "sample" + i;
      Map<String, String> modules = new LinkedHashMap<>();
      for (int module = 0; module < amount.modules(); module++) {
        modules.put("part" + module + ".py", code.replace("ample", "ample" + i + "x" + module));
      }
      modules.put("__init__.py", "from .part0 import main\n");
      wheels.add(InventedWheel.of(name, modules, List.of("sample" + (i + 1) % amount.projects())));
    }
    byte[] ballast = new byte[LARGE_BYTES / 2];
    new Random(1).nextBytes(ballast);
    String table = "[\"" + HexFormat.of().formatHex(ballast) + "\"]";
    wheels.add(InventedWheel.of(LARGE, Map.of("table.json", table), List.of()));
    return wheels;
  }

  /// The code that is judged.
  static String sample() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ServeTraining.class.getResourceAsStream("sample.py"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
