package dev.assay.bench.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// OSV's HTTP API (`/v1/query`, `/v1/querybatch`, `/v1/vulns/ID`) on the loopback, over the records
/// of a bulk zip, for auditors that ask a service; and a simple index (PEP 691) on which every
/// project is active.
///
/// It answers by the versions that the records list and knows nothing of Assay's matching, so that
/// the ids of the peers are a check on ours.
final class OsvService implements AutoCloseable {
  private final Map<String, byte[]> records = new TreeMap<>();
  private final Map<String, List<String>> byRelease = new HashMap<>();
  private final HttpServer server;

  private OsvService(HttpServer server) {
    this.server = server;
  }

  static OsvService start(Path zip) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    OsvService service = new OsvService(server);
    service.load(zip);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/querybatch", service::queryBatch);
    server.createContext("/v1/query", service::query);
    server.createContext("/v1/vulns/", service::record);
    server.createContext("/simple/", OsvService::project);
    server.start();
    return service;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void load(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          add(in.readAllBytes());
        }
      }
    }
  }

  private void add(byte[] bytes) {
    if (!(Documents.json(bytes) instanceof Documents.Reading.Parsed(Node root))
        || root.at("withdrawn").isPresent()) {
      return;
    }
    String id = root.text("id").orElseThrow();
    records.put(id, bytes);
    for (Node affected : root.array("affected")) {
      String name = affected.at("package", "name").flatMap(Node::asText).orElse("");
      for (Node version : affected.array("versions")) {
        List<String> ids =
            byRelease.computeIfAbsent(
                release(name, version.asText().orElse("")), _ -> new ArrayList<>());
        if (!ids.contains(id)) {
          ids.add(id);
        }
      }
    }
  }

  private static String release(String name, String version) {
    return PackageName.parse(name).map(PackageName::normalized).orElse(name) + " " + version;
  }

  private List<String> ids(Node query) {
    String name = query.at("package", "name").flatMap(Node::asText).orElse("");
    return byRelease.getOrDefault(release(name, query.text("version").orElse("")), List.of());
  }

  private void query(HttpExchange exchange) throws IOException {
    Node query = body(exchange);
    String found =
        ids(query).stream()
            .map(id -> new String(records.get(id), StandardCharsets.UTF_8))
            .collect(Collectors.joining(","));
    answer(exchange, found.isEmpty() ? "{}" : "{\"vulns\":[" + found + "]}");
  }

  private void queryBatch(HttpExchange exchange) throws IOException {
    String results =
        body(exchange).array("queries").stream()
            .map(this::ids)
            .map(OsvService::result)
            .collect(Collectors.joining(","));
    answer(exchange, "{\"results\":[" + results + "]}");
  }

  private static String result(List<String> ids) {
    return ids.isEmpty()
        ? "{}"
        : ids.stream()
            .map(id -> "{\"id\":\"" + id + "\",\"modified\":\"2026-07-23T00:00:00Z\"}")
            .collect(Collectors.joining(",", "{\"vulns\":[", "]}"));
  }

  private void record(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] bytes = records.get(path.substring(path.lastIndexOf('/') + 1));
    answer(exchange, bytes == null ? "{}" : new String(bytes, StandardCharsets.UTF_8));
  }

  private static void project(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getPath().split("/", -1);
    String name = parts.length > 2 ? parts[2] : "";
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.pypi.simple.v1+json");
    answer(
        exchange,
        "{\"meta\":{\"api-version\":\"1.4\"},\"name\":\"%s\",\"versions\":[],\"files\":[]}"
            .formatted(name));
  }

  private static Node body(HttpExchange exchange) throws IOException {
    return Documents.json(exchange.getRequestBody().readAllBytes())
            instanceof Documents.Reading.Parsed(Node root)
        ? root
        : new Node.Null(0);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
