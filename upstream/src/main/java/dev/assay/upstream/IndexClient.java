package dev.assay.upstream;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks one index about projects, by the JSON of the simple repository API (PEP 691, 592, 700,
/// 792). An answer is bounded in bytes (32 MiB) and time (30 seconds); redirects never leave HTTPS,
/// and credentials go to no other server.
public final class IndexClient implements AutoCloseable {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int LARGEST = 32 << 20;
  private static final int REDIRECTS = 5;

  private final URI index;
  private final HttpClient http;

  public IndexClient(URI index) {
    this.index = index;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// What the index says of one project.
  public sealed interface Answer {
    /// The project is there.
    ///
    /// @param status `active`, `archived`, `deprecated` or `quarantined` (PEP 792)
    record Found(String status, List<IndexFile> files) implements Answer {
      public Found {
        files = List.copyOf(files);
      }
    }

    /// There is no such project, so anybody may register it.
    record Missing() implements Answer {}

    /// The index gave no usable answer; the reason is a lower-case phrase.
    record Failed(String reason) implements Answer {}
  }

  /// One file of a project.
  ///
  /// @param yanked the reason, possibly empty text; no value: not yanked (PEP 592)
  /// @param uploaded as the index writes it (PEP 700)
  public record IndexFile(
      String name,
      URI url,
      List<String> hashes,
      Optional<String> yanked,
      Optional<String> uploaded) {
    public IndexFile {
      hashes = List.copyOf(hashes);
    }

    /// Whether the file belongs to a version, judged by its name as the wheel and sdist formats
    /// write it.
    public boolean isOf(String version) {
      Optional<Version> wanted = Version.parse(version);
      return wanted.isPresent() && Version.parse(versionInName()).equals(wanted);
    }

    private String versionInName() {
      if (name.endsWith(".whl")) {
        String[] parts = name.split("-", 3);
        return parts.length == 3 ? parts[1] : "";
      }
      String stem = name.replaceFirst("\\.(tar\\.(gz|bz2|xz)|tgz|zip)$", "");
      return stem.substring(stem.lastIndexOf('-') + 1);
    }
  }

  /// Fetches the page of a project.
  public Answer fetch(PackageName name) {
    String base = index.toString();
    URI page = withoutUserInfo(URI.create((base.endsWith("/") ? base : base + "/") + name + "/"));
    long end = System.nanoTime() + ANSWER.toNanos();
    try {
      HttpResponse<byte[]> response = send(page, end);
      for (int turn = 0; turn < REDIRECTS && isRedirect(response); turn++) {
        Optional<URI> next = target(response);
        if (next.isEmpty()) {
          return new Answer.Failed("a redirect that is not followed");
        }
        response = send(next.get(), end);
      }
      return answer(response.statusCode(), response.uri(), response.body());
    } catch (TimeoutException _) {
      return new Answer.Failed("no answer within " + ANSWER.toSeconds() + " seconds");
    } catch (ExecutionException failure) {
      return new Answer.Failed("no answer: " + reason(failure.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    }
  }

  /// Sends one request; the end of the time holds for the whole of the answer, not only for its
  /// head.
  private HttpResponse<byte[]> send(URI page, long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    HttpRequest.Builder request = HttpRequest.newBuilder(page).header("Accept", JSON).GET();
    if (isSameServer(page)) {
      credentials().ifPresent(basic -> request.header("Authorization", basic));
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
    try {
      return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  /// Credentials are told only to the server they were given for.
  private boolean isSameServer(URI page) {
    return index.getScheme().equals(page.getScheme())
        && index.getHost().equalsIgnoreCase(page.getHost())
        && index.getPort() == page.getPort();
  }

  private static boolean isRedirect(HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /// Where a redirect leads: over the web, and never from HTTPS to HTTP.
  private static Optional<URI> target(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Location")
        .flatMap(text -> resolve(response.uri(), text))
        .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null)
        .filter(
            uri ->
                "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                        && "http".equals(response.uri().getScheme())));
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause == null) {
      return "no reason";
    }
    String message = Objects.requireNonNullElse(cause.getMessage(), "");
    return message.contains("body exceeds")
        ? "it is larger than " + (LARGEST >> 20) + " MiB"
        : cause.getClass().getSimpleName();
  }

  private static Answer answer(int status, URI page, byte[] body) {
    if (status == 404) {
      return new Answer.Missing();
    }
    if (status != 200) {
      return new Answer.Failed("status " + status);
    }
    return switch (Documents.json(body)) {
      case Documents.Reading.Broken(String reason, int _) ->
          new Answer.Failed("no JSON of PEP 691: " + reason);
      case Documents.Reading.Parsed(Node root) ->
          new Answer.Found(
              root.at("project-status", "status").flatMap(Node::asText).orElse("active"),
              files(root, page));
    };
  }

  private static List<IndexFile> files(Node root, URI page) {
    List<IndexFile> files = new ArrayList<>();
    for (Node node : root.array("files")) {
      Optional<URI> url = node.text("url").flatMap(text -> resolve(page, text));
      Optional<String> name = node.text("filename");
      if (url.isPresent() && name.isPresent()) {
        files.add(
            new IndexFile(
                name.get(), url.get(), hashes(node), yanked(node), node.text("upload-time")));
      }
    }
    return files;
  }

  private static List<String> hashes(Node file) {
    return file.table("hashes").entrySet().stream()
        .flatMap(entry -> entry.getValue().asText().stream().map(hex -> entry.getKey() + ":" + hex))
        .toList();
  }

  private static Optional<String> yanked(Node file) {
    return file.at("yanked").flatMap(node -> node.isTrue() ? Optional.of("") : node.asText());
  }

  private static Optional<URI> resolve(URI page, String text) {
    try {
      return Optional.of(page.resolve(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<String> credentials() {
    return Optional.ofNullable(index.getUserInfo())
        .map(
            info ->
                "Basic "
                    + Base64.getEncoder().encodeToString(info.getBytes(StandardCharsets.UTF_8)));
  }

  private static URI withoutUserInfo(URI uri) {
    String authority = uri.getRawAuthority();
    int at = authority.indexOf('@');
    return at < 0
        ? uri
        : URI.create(uri.getScheme() + "://" + authority.substring(at + 1) + uri.getRawPath());
  }

  @Override
  public void close() {
    http.close();
  }
}
