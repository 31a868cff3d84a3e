package dev.assay.advisories;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A server on this machine's loopback interface that does as it is told.
final class LoopbackServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile HttpHandler handler = exchange -> answer(exchange, 404, new byte[0]);

  /// What was asked, as far as tests care.
  record Request(String target, @Nullable String ifNoneMatch, @Nullable String authorization) {}

  LoopbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(workers);
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              new Request(
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("If-None-Match"),
                  exchange.getRequestHeaders().getFirst("Authorization")));
          handler.handle(exchange);
        });
    server.start();
  }

  void answerWith(HttpHandler changed) {
    handler = changed;
  }

  /// Serves a file under a tag, and tells when the tag is known already.
  void serve(String tag, byte[] content) {
    handler =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", tag);
          boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          answer(exchange, known ? 304 : 200, known ? new byte[0] : content);
        };
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url(String path) {
    return "http://" + address() + path;
  }

  Origin origin() {
    return Origin.parse(url("/all.zip")).orElseThrow();
  }

  List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
