package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An index on this machine, by the JSON of PEP 691.
public final class LoopbackIndex implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, List<String>> projects = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  /// Starts one on a free port.
  public LoopbackIndex() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    byte[] body = files.get(path);
    List<String> entries = projects.get(path.replaceFirst("^/simple/(.*)/$", "$1"));
    if (entries != null) {
      body = ("{\"files\": [" + String.join(",", entries) + "]}").getBytes(UTF_8);
    }
    try (exchange) {
      if (body == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  /// Publishes a file with its digest.
  public LoopbackIndex publish(String project, String name, byte[] bytes) {
    return publish(project, name, bytes, sha256(bytes));
  }

  /// Publishes a file with a digest of one's choice.
  public LoopbackIndex publish(String project, String name, byte[] bytes, String sha256) {
    String entry =
        """
        {"filename": "%s", "url": "/files/%s", "hashes": {"sha256": "%s"}, "yanked": false}
        """;
    projects
        .computeIfAbsent(project, _ -> new ArrayList<>())
        .add(entry.formatted(name, name, sha256));
    files.put("/files/" + name, bytes);
    return this;
  }

  /// What points pip's configuration here.
  public Map<String, String> environment() {
    return Map.of(
        "PIP_INDEX_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/simple/");
  }

  /// The paths that were asked for.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// A zip of texts: a wheel, or a source distribution.
  public static byte[] zip(Map<String, String> texts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(text.getValue().getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  /// The digest of bytes in hexadecimal.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
