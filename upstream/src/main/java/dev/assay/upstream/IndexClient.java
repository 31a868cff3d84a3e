package dev.assay.upstream;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Asks one index about projects, by the JSON of the simple repository API (PEP 691, 592, 700,
/// 792). An answer is bounded in bytes and time; redirects stay within HTTPS.
public final class IndexClient implements AutoCloseable {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int LARGEST = 64 << 20;

  private final URI index;
  private final HttpClient http;

  public IndexClient(URI index) {
    this.index = index;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page).timeout(ANSWER).header("Accept", JSON).GET();
    credentials().ifPresent(basic -> request.header("Authorization", basic));
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return answer(response.statusCode(), page, body.readNBytes(LARGEST + 1));
      }
    } catch (IOException failure) {
      return new Answer.Failed("no answer: " + failure.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    }
  }

  private static Answer answer(int status, URI page, byte[] body) {
    if (status == 404) {
      return new Answer.Missing();
    }
    if (status != 200) {
      return new Answer.Failed("status " + status);
    }
    if (body.length > LARGEST) {
      return new Answer.Failed("the answer is larger than 64 MiB");
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
