package dev.assay.upstream;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Asks one index about projects, by the JSON of the simple repository API (PEP 691, 592, 700, 740,
/// 792), and fetches their files. A page is bounded in bytes (32 MiB) and time (30 seconds);
/// redirects never leave HTTPS, and credentials go to no other server.
public final class IndexClient implements AutoCloseable {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";
  private static final Transport.Bounds PAGE =
      new Transport.Bounds(32L << 20, Duration.ofSeconds(30));
  private static final Transport.Bounds ATTESTATIONS =
      new Transport.Bounds(1L << 20, Duration.ofSeconds(30));
  private static final Transport.Bounds FILE =
      new Transport.Bounds(1L << 30, Duration.ofMinutes(10));

  private final URI index;
  private final Transport transport;

  public IndexClient(URI index) {
    this.index = index;
    this.transport = new Transport(index);
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

  /// What came of a download.
  public sealed interface Download {
    /// The file is there, with the SHA-256 that the index states.
    ///
    /// @param checked whether the index states one at all
    record Saved(boolean checked) implements Download {}

    /// It is not there, or not what the index says; the reason is a lower-case phrase.
    record Failed(String reason) implements Download {}
  }

  /// Fetches the page of a project.
  public Answer fetch(PackageName name) {
    String base = index.toString();
    URI page = URI.create((base.endsWith("/") ? base : base + "/") + name + "/");
    return switch (transport.fetch(page, JSON, HttpResponse.BodyHandlers.ofByteArray(), PAGE)) {
      case Transport.Outcome.Answered<byte[]>(HttpResponse<byte[]> response) ->
          answer(response.statusCode(), response.uri(), response.body());
      case Transport.Outcome.Failed<byte[]>(String reason) -> new Answer.Failed(reason);
    };
  }

  /// What came of asking for attestations.
  public sealed interface Provenance {
    /// The object as it was served, unread.
    record Served(byte[] json) implements Provenance {}

    /// It was not served; the reason is a lower-case phrase.
    record Failed(String reason) implements Provenance {}
  }

  /// Fetches the attestations of a file from where its index says they are: on its own server, or
  /// by HTTPS. They are 1 MiB at most.
  public Provenance fetchProvenance(IndexFile file) {
    Optional<URI> address =
        file.provenance().flatMap(text -> Transport.resolve(index, text)).filter(this::isTrusted);
    if (address.isEmpty()) {
      return new Provenance.Failed("its address is neither on the index's server nor of HTTPS");
    }
    return switch (transport.fetch(
        address.get(), JSON, HttpResponse.BodyHandlers.ofByteArray(), ATTESTATIONS)) {
      case Transport.Outcome.Answered<byte[]>(HttpResponse<byte[]> response)
          when response.statusCode() == 200 ->
          new Provenance.Served(response.body());
      case Transport.Outcome.Answered<byte[]>(HttpResponse<byte[]> response) ->
          new Provenance.Failed("status " + response.statusCode());
      case Transport.Outcome.Failed<byte[]>(String reason) -> new Provenance.Failed(reason);
    };
  }

  private boolean isTrusted(URI address) {
    return address.getHost() != null
        && address.getUserInfo() == null
        && ("https".equals(address.getScheme()) || transport.isSameServer(address));
  }

  /// Fetches a file of a project, 1 GiB in 10 minutes at most. What fails leaves no file behind.
  public Download fetch(IndexFile file, Path target) {
    if (!Transport.isAsSafe(file.url(), index)) {
      return new Download.Failed("its address is not one of the web, or less safe than the index");
    }
    Download download =
        switch (transport.fetch(file.url(), "*/*", saving(target), FILE)) {
          case Transport.Outcome.Answered<Path>(HttpResponse<Path> response)
              when response.statusCode() == 200 ->
              compared(file, target);
          case Transport.Outcome.Answered<Path>(HttpResponse<Path> response) ->
              new Download.Failed("status " + response.statusCode());
          case Transport.Outcome.Failed<Path>(String reason) -> new Download.Failed(reason);
        };
    return download instanceof Download.Failed ? removed(target, download) : download;
  }

  private static Download removed(Path target, Download failure) {
    try {
      Files.deleteIfExists(target);
      return failure;
    } catch (IOException cause) {
      return new Download.Failed("cannot be removed: " + cause.getClass().getSimpleName());
    }
  }

  /// Only the body of a success is written.
  private static HttpResponse.BodyHandler<Path> saving(Path target) {
    HttpResponse.BodyHandler<Path> file = HttpResponse.BodyHandlers.ofFile(target);
    return head -> head.statusCode() == 200 ? file.apply(head) : BodySubscribers.replacing(target);
  }

  private static Download compared(IndexFile file, Path target) {
    Optional<String> stated = file.sha256();
    if (stated.isEmpty()) {
      return new Download.Saved(false);
    }
    try {
      String found = sha256(target);
      return found.equals(stated.get())
          ? new Download.Saved(true)
          : new Download.Failed(
              "its sha256 is %s; the index states %s".formatted(found, stated.get()));
    } catch (IOException failure) {
      return new Download.Failed("cannot be read: " + failure.getClass().getSimpleName());
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 << 10];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
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
      Optional<URI> url = node.text("url").flatMap(text -> Transport.resolve(page, text));
      Optional<String> name = node.text("filename");
      if (url.isPresent() && name.isPresent()) {
        files.add(
            new IndexFile(
                name.get(),
                url.get(),
                hashes(node),
                yanked(node),
                node.text("upload-time"),
                node.at("provenance").map(it -> provenance(it, page))));
      }
    }
    return files;
  }

  private static String provenance(Node address, URI page) {
    return address
        .asText()
        .flatMap(text -> Transport.resolve(page, text))
        .map(URI::toString)
        .orElse("");
  }

  private static List<String> hashes(Node file) {
    return file.table("hashes").entrySet().stream()
        .flatMap(entry -> entry.getValue().asText().stream().map(hex -> entry.getKey() + ":" + hex))
        .toList();
  }

  private static Optional<String> yanked(Node file) {
    return file.at("yanked").flatMap(node -> node.isTrue() ? Optional.of("") : node.asText());
  }

  @Override
  public void close() {
    transport.close();
  }
}
