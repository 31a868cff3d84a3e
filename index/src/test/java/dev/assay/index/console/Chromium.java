package dev.assay.index.console;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.report.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A browser without a window, led by the DevTools protocol.
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Node>> answers = new ConcurrentHashMap<>();
  final List<String> complaints = java.util.Collections.synchronizedList(new ArrayList<>());

  /// Where it is installed; nowhere: its tests are skipped by name.
  static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Chromium(Path program, Path profile) throws IOException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket =
        http.newWebSocketBuilder()
            .buildAsync(page(port(profile)), new Listener())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    send("Page.enable", _ -> {});
    send("Runtime.enable", _ -> {});
    send("Log.enable", _ -> {});
  }

  private static int port(Path profile) {
    Path file = profile.resolve("DevToolsActivePort");
    await(() -> Files.isRegularFile(file) && !lines(file).isEmpty());
    return Integer.parseInt(lines(file).getFirst());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private URI page(int port) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/json/new".formatted(port)))
            .PUT(BodyPublishers.noBody())
            .build();
    try {
      Node page = json(http.send(request, BodyHandlers.ofString()).body());
      return URI.create(page.text("webSocketDebuggerUrl").orElseThrow());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static Node json(String text) {
    if (Documents.json(text.getBytes(StandardCharsets.UTF_8))
        instanceof Documents.Reading.Parsed(Node root)) {
      return root;
    }
    throw new IllegalStateException(text);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        take(json(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  private void take(Node message) {
    message
        .at("id")
        .flatMap(id -> Optional.ofNullable(answers.remove((int) id.asLong().orElse(-1))))
        .ifPresent(answer -> answer.complete(message));
    String method = message.text("method").orElse("");
    if (method.equals("Log.entryAdded") || method.equals("Runtime.exceptionThrown")) {
      complaints.add(
          message.at("params", "entry", "text").flatMap(Node::asText).orElse("an exception"));
    }
  }

  private Node send(String method, Consumer<JsonWriter> parameters) {
    int id = number.incrementAndGet();
    CompletableFuture<Node> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.number("id", id);
            json.text("method", method);
            json.object("params", () -> parameters.accept(json));
          });
    }
    socket.sendText(bytes.toString(StandardCharsets.UTF_8).strip(), true).join();
    Node message = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (message.at("error").isPresent()) {
      throw new IllegalStateException(method + ": " + message);
    }
    return message;
  }

  /// Opens a page and waits until it is there.
  void open(String url) {
    evaluate("window.left = true");
    send("Page.navigate", json -> json.text("url", url));
    arrive();
  }

  private void arrive() {
    await(
        () ->
            evaluate("window.left !== true && document.readyState === 'complete'").equals("true"));
  }

  /// Does something that leads to another page.
  void follow(String script) {
    evaluate("window.left = true");
    evaluate(script);
    arrive();
  }

  /// The value of an expression as text; empty while there is no page.
  String evaluate(String script) {
    Node result =
        send(
            "Runtime.evaluate",
            json -> json.text("expression", "try { String(" + script + ") } catch (e) { '' + e }"));
    return result.at("result", "result", "value").flatMap(Node::asText).orElse("");
  }

  void await(String script) {
    await(() -> evaluate(script).equals("true"));
  }

  /// Presses a key on what has the focus.
  void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          json -> {
            json.text("type", type);
            json.text("key", key);
            if (type.equals("keyDown")) {
              json.text("text", key);
            }
          });
    }
  }

  void look(int width, int height, boolean dark) {
    send(
        "Emulation.setDeviceMetricsOverride",
        json -> {
          json.number("width", width);
          json.number("height", height);
          json.number("deviceScaleFactor", 1);
          json.flag("mobile", width < 600);
        });
    send(
        "Emulation.setEmulatedMedia",
        json ->
            json.array(
                "features",
                () ->
                    json.object(
                        () -> {
                          json.text("name", "prefers-color-scheme");
                          json.text("value", dark ? "dark" : "light");
                        })));
  }

  void shoot(Path file) throws IOException {
    Node shot = send("Page.captureScreenshot", json -> json.text("format", "png"));
    String data = shot.at("result", "data").flatMap(Node::asText).orElseThrow();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it did not come about in " + PATIENCE);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
