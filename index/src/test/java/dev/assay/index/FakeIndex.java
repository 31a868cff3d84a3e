package dev.assay.index;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// An index on loopback that says what a test tells it to, and remembers what it was asked for.
public final class FakeIndex implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Published> files = new ConcurrentHashMap<>();
  private final Map<String, byte[]> provenances = new ConcurrentHashMap<>();
  private final Map<String, byte[]> parts = new ConcurrentHashMap<>();
  private final Map<String, String> places = new ConcurrentHashMap<>();
  private final Set<String> bombs = ConcurrentHashMap.newKeySet();
  private volatile Behaviour behaviour = Behaviour.FINE;
  private volatile Ranges ranges = Ranges.IGNORED;
  private volatile boolean sizes = true;

  /// What it does when it is asked for a part of a file.
  public enum Ranges {
    /// Sends the whole file.
    IGNORED,
    HONOURED,
    /// Sends parts, and no whole files.
    ONLY,
    /// Says that the file is longer than it is.
    LYING
  }

  /// How it answers.
  public enum Behaviour {
    FINE,
    DOWN,
    STALLED,
    /// Sends other bytes than it states.
    LYING,
    /// Is out of order where its provenance is concerned.
    FORGETFUL,
    /// Sends half of a file and ends.
    CUT,
    /// Sends half of a file and then nothing.
    HANGING,
    /// Sends whoever asks to where only its readers can go.
    LEADING_AWAY
  }

  /// A file of a project.
  public record Published(String project, String uploaded, String more, byte[] bytes) {}

  public FakeIndex() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/simple/", this::page);
    server.createContext("/files/", this::file);
    server.createContext("/provenance/", this::provenance);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/simple/");
  }

  /// What it was asked for, in order: `page NAME`, `file NAME`, `part NAME` or `provenance NAME`.
  public List<String> asked() {
    return asked;
  }

  public void behave(Behaviour changed) {
    behaviour = changed;
  }

  public void ranges(Ranges changed) {
    ranges = changed;
  }

  /// From now on says that a file is elsewhere.
  public void place(String file, String address) {
    places.put(file, address);
  }

  /// From now on the page of a project is 100 MiB of nothing, packed.
  public void bomb(String project) {
    bombs.add(project);
  }

  /// From now on does not say how large files are.
  public void stateNoSizes() {
    sizes = false;
  }

  /// From now on parts of a file are those of other bytes.
  public void sendParts(String file, byte[] other) {
    parts.put(file, other);
  }

  public FakeIndex publish(String project, String file, String uploaded, byte[] bytes) {
    return publish(project, file, uploaded, "", bytes);
  }

  /// Publishes a file.
  ///
  /// @param more members of its JSON, each with a comma before it
  public FakeIndex publish(
      String project, String file, String uploaded, String more, byte[] bytes) {
    files.put(file, new Published(project, uploaded, more, bytes));
    return this;
  }

  /// Publishes a file and states attestations of it, which are served as they are.
  public FakeIndex attest(String project, String file, String uploaded, byte[] bytes, byte[] json) {
    provenances.put(file, json);
    String more = ",\"provenance\":\"../../provenance/%s\"".formatted(file);
    return publish(project, file, uploaded, more, bytes);
  }

  /// From now on states attestations of a file and serves none.
  public void withhold(String file) {
    provenances.remove(file);
  }

  public void withdraw(String file) {
    files.remove(file);
  }

  private void page(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().replaceFirst("/simple/(.*)/", "$1");
    asked.add("page " + name);
    if (!isFine(exchange)) {
      return;
    }
    if (bombs.contains(name)) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      byte[] packed = packed(100 << 20);
      answer(exchange, 200, packed, packed.length);
      return;
    }
    StringBuilder json = new StringBuilder("{\"meta\":{\"api-version\":\"1.1\"},\"files\":[");
    files.entrySet().stream()
        .filter(entry -> entry.getValue().project().equals(name))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append(described(entry.getKey(), entry.getValue())));
    byte[] body = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    boolean missing = files.values().stream().noneMatch(file -> file.project().equals(name));
    String etag = "\"" + sha256(body) + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
      return;
    }
    answer(exchange, missing ? 404 : 200, body, body.length);
  }

  private String described(String name, Published file) {
    return """
        {"filename":"%s","url":"%s","hashes":{"sha256":"%s"},%s
         "upload-time":"%s"%s}"""
        .formatted(
            name,
            places.getOrDefault(name, "../../files/" + name),
            sha256(file.bytes()),
            sizes ? "\"size\":" + file.bytes().length + "," : "",
            file.uploaded(),
            file.more());
  }

  private void file(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/files/".length());
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add((range == null ? "file " : "part ") + name);
    if (!isFine(exchange)) {
      return;
    }
    Published file = files.get(name);
    if (file != null && range != null && ranges != Ranges.IGNORED) {
      part(exchange, range, parts.getOrDefault(name, file.bytes()));
      return;
    }
    if (file == null) {
      answer(exchange, 404, new byte[0], 0);
      return;
    }
    if (ranges == Ranges.ONLY) {
      answer(exchange, 503, new byte[0], 0);
      return;
    }
    byte[] bytes = file.bytes().clone();
    if (behaviour == Behaviour.LYING) {
      bytes[0] ^= 1;
    }
    if (behaviour == Behaviour.HANGING) {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
      exchange.getResponseBody().flush();
      sleep();
    }
    answer(exchange, 200, bytes, behaviour == Behaviour.CUT ? bytes.length / 2 : bytes.length);
  }

  private void part(HttpExchange exchange, String range, byte[] bytes) throws IOException {
    String[] ends = range.substring("bytes=".length()).split("-", -1);
    int first =
        ends[0].isEmpty()
            ? Math.max(0, bytes.length - Integer.parseInt(ends[1]))
            : Integer.parseInt(ends[0]);
    int last = ends[0].isEmpty() ? bytes.length - 1 : Integer.parseInt(ends[1]);
    int total = ranges == Ranges.LYING ? bytes.length + 1 : bytes.length;
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(first, last, total));
    byte[] part = Arrays.copyOfRange(bytes, first, last + 1);
    answer(exchange, 206, part, part.length);
  }

  private void provenance(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/provenance/".length());
    asked.add("provenance " + name);
    if (!isFine(exchange)) {
      return;
    }
    byte[] json = provenances.getOrDefault(name, new byte[0]);
    int status = behaviour == Behaviour.FORGETFUL ? 500 : json.length == 0 ? 404 : 200;
    answer(exchange, status, json, json.length);
  }

  private boolean isFine(HttpExchange exchange) throws IOException {
    switch (behaviour) {
      case DOWN -> {
        answer(exchange, 503, new byte[0], 0);
        return false;
      }
      case STALLED -> {
        sleep();
        return false;
      }
      case LEADING_AWAY -> {
        exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
        return false;
      }
      case FINE, LYING, CUT, HANGING, FORGETFUL -> {
        return true;
      }
    }
    return true;
  }

  private static byte[] packed(int spaces) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] blank = new byte[1 << 20];
      Arrays.fill(blank, (byte) ' ');
      for (int i = 0; i < spaces; i += blank.length) {
        gzip.write(blank);
      }
    }
    return bytes.toByteArray();
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body, int sent)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.pypi.simple.v1+json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body, 0, sent);
    }
    exchange.close();
  }

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
