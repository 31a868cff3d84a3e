package dev.assay.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An index of invented projects on loopback, for the index that is trained in front of it.
final class InventedIndex implements AutoCloseable {
  private static final int OLDER_FILES = 400;
  private static final String JSON = "application/vnd.pypi.simple.v1+json";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> answers = new HashMap<>();
  private final List<InventedWheel> wheels;

  private InventedIndex(HttpServer server, List<InventedWheel> wheels) {
    this.server = server;
    this.wheels = List.copyOf(wheels);
    for (InventedWheel wheel : wheels) {
      byte[] bytes = wheel.bytes();
      answers.put("/simple/" + wheel.name() + "/", page(wheel, bytes));
      answers.put("/files/" + wheel.fileName(), bytes);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// Starts it.
  ///
  /// @param keys a key store to answer by HTTPS with; where there is none, it answers by HTTP
  static InventedIndex start(Path keys, String password, List<InventedWheel> wheels)
      throws IOException, GeneralSecurityException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (!Files.exists(keys)) {
      return new InventedIndex(HttpServer.create(address, 0), wheels);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys, password)));
    return new InventedIndex(server, wheels);
  }

  private static SSLContext context(Path keys, String password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, password.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /// Its address, as `--upstream` takes it.
  URI address() {
    return URI.create(
        "%s://127.0.0.1:%d/simple/"
            .formatted(
                server instanceof HttpsServer ? "https" : "http", server.getAddress().getPort()));
  }

  /// What it has, one wheel a project.
  List<InventedWheel> wheels() {
    return wheels;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = answers.get(path);
      exchange
          .getResponseHeaders()
          .set("Content-Type", path.startsWith("/simple/") ? JSON : "application/octet-stream");
      exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
      if (body != null) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /// The page of a project: its wheel, and many older files that nobody asks for.
  private static byte[] page(InventedWheel wheel, byte[] bytes) {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < OLDER_FILES; i++) {
      String version = "%d.%d.%d".formatted(i / 100, i / 10 % 10, i % 10);
      String sha256 =
          InventedWheel.sha256((wheel.name() + version).getBytes(StandardCharsets.UTF_8));
      files.add(
          file(
              i % 4 == 0
                  ? wheel.name() + "-" + version + ".tar.gz"
                  : wheel.name() + "-" + version + "-py3-none-any.whl",
              sha256,
              1_000 + i));
    }
    files.add(file(wheel.fileName(), InventedWheel.sha256(bytes), bytes.length));
    return "{\"meta\": {\"api-version\": \"1.1\"}, \"name\": \"%s\", \"files\": [%s]}"
        .formatted(wheel.name(), String.join(", ", files))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String file(String name, String sha256, long size) {
    return """
    {"filename": "%s", "url": "../../files/%s", "hashes": {"sha256": "%s"}, "size": %d,\
     "requires-python": ">=3.8", "upload-time": "2024-01-02T03:04:05.123456Z", "yanked": false}"""
        .formatted(name, name, sha256, size);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
