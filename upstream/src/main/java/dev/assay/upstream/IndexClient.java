package dev.assay.upstream;

import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Asks one index about projects, by the simple repository API (PEP 503/691), and fetches their
/// files. A page is bounded in bytes (32 MiB) and time (30 seconds); redirects never leave HTTPS,
/// and credentials go to no other server.
public final class IndexClient implements AutoCloseable {
  private static final String FORMS =
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2,"
          + " text/html;q=0.01";
  private static final Transport.Bounds PAGE =
      new Transport.Bounds(32L << 20, Duration.ofSeconds(30));
  private static final Transport.Bounds ATTESTATIONS =
      new Transport.Bounds(1L << 20, Duration.ofSeconds(30));
  private static final Transport.Bounds FILE =
      new Transport.Bounds(1L << 30, Duration.ofMinutes(10));

  private static final Transport.Bounds STREAM =
      new Transport.Bounds(4L << 30, Duration.ofMinutes(30));
  private static final Transport.Bounds SMALL =
      new Transport.Bounds(4L << 20, Duration.ofSeconds(30));
  private static final Map<String, String> ANYTHING = Map.of("Accept", "*/*");
  private static final String UNSAFE =
      "its address is not one of the web, or less safe than the index";

  private final URI index;
  private final Transport transport;

  public IndexClient(URI index) {
    this(index, RequestObserver.NOBODY);
  }

  /// @param observer who is told of each request
  public IndexClient(URI index, RequestObserver observer) {
    this.index = index;
    this.transport = new Transport(index, observer);
  }

  /// @param idle how long nothing may come of an answer
  IndexClient(URI index, Duration idle) {
    this.index = index;
    this.transport = new Transport(index, idle, RequestObserver.NOBODY);
  }

  /// What the index says of one project.
  public sealed interface Answer {
    /// The project is there.
    record Found(ProjectPage page) implements Answer {}

    /// There is no such project, so anybody may register it.
    record Missing() implements Answer {}

    /// The index gave no usable answer; the reason is a lower-case phrase.
    record Failed(String reason) implements Answer {}
  }

  /// What the index sent for the page of a project, unread.
  public sealed interface Sent {
    /// The page.
    record Page(SentPage page) implements Sent {}

    /// It is still as it was when it was last sent (RFC 9110, 304).
    record Unchanged() implements Sent {}

    /// There is no such project.
    record Missing() implements Sent {}

    /// The index gave no usable answer; the reason is a lower-case phrase.
    record Failed(String reason) implements Sent {}
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
    return switch (fetch(name, Optional.empty())) {
      case Sent.Page(SentPage page) ->
          switch (page.read()) {
            case PageReader.Reading.Read(ProjectPage read) -> new Answer.Found(read);
            case PageReader.Reading.Broken(String reason) -> new Answer.Failed(reason);
          };
      case Sent.Unchanged() -> new Answer.Failed("status 304 without being asked");
      case Sent.Missing() -> new Answer.Missing();
      case Sent.Failed(String reason) -> new Answer.Failed(reason);
    };
  }

  /// Fetches the page of a project unread.
  ///
  /// @param etag of the page that is at hand; it is sent again only when it has changed
  public Sent fetch(PackageName name, Optional<String> etag) {
    String base = index.toString();
    URI page = URI.create((base.endsWith("/") ? base : base + "/") + name + "/");
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", FORMS);
    headers.put("Accept-Encoding", "gzip");
    etag.ifPresent(known -> headers.put("If-None-Match", known));
    return switch (transport.fetch(page, headers, BodyHandlers.ofByteArray(), PAGE)) {
      case Transport.Outcome.Answered<byte[]>(HttpResponse<byte[]> response) ->
          switch (response.statusCode()) {
            case 200 -> sent(response);
            case 304 -> new Sent.Unchanged();
            case 404 -> new Sent.Missing();
            default -> new Sent.Failed("status " + response.statusCode());
          };
      case Transport.Outcome.Failed<byte[]>(String reason) -> new Sent.Failed(reason);
    };
  }

  private static Sent sent(HttpResponse<byte[]> response) {
    Optional<byte[]> body = Gunzip.of(response, PAGE.bytes());
    return body.isEmpty()
        ? new Sent.Failed("its compressed page is broken or too large")
        : new Sent.Page(
            new SentPage(
                body.get(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.uri(),
                response.headers().firstValue("ETag")));
  }

  /// Copies a file of the index to a sink, 4 GiB in 30 minutes at most; nothing is compared. What
  /// was written before a failure is to be thrown away.
  ///
  /// @return why it failed, as a lower-case phrase
  public Optional<String> copy(URI address, OutputStream sink) {
    if (!Transport.isAsSafe(address, index)) {
      return Optional.of(UNSAFE);
    }
    Sinking sinking = new Sinking(sink);
    Transport.Outcome<Boolean> outcome =
        transport.fetch(address, ANYTHING, sinking.handler(), STREAM);
    sinking.check();
    return switch (outcome) {
      case Transport.Outcome.Answered<Boolean>(HttpResponse<Boolean> response) ->
          response.statusCode() == 200
              ? Optional.empty()
              : Optional.of("status " + response.statusCode());
      case Transport.Outcome.Failed<Boolean>(String reason) -> Optional.of(reason);
    };
  }

  /// Fetches something small that a page names (metadata, provenance), 4 MiB at most.
  public Small fetchSmall(URI address) {
    if (!Transport.isAsSafe(address, index)) {
      return new Small.Failed(UNSAFE);
    }
    return switch (transport.fetch(address, ANYTHING, BodyHandlers.ofByteArray(), SMALL)) {
      case Transport.Outcome.Answered<byte[]>(HttpResponse<byte[]> response) ->
          switch (response.statusCode()) {
            case 200 -> new Small.Fetched(response.body());
            case 404 -> new Small.Missing();
            default -> new Small.Failed("status " + response.statusCode());
          };
      case Transport.Outcome.Failed<byte[]>(String reason) -> new Small.Failed(reason);
    };
  }

  /// Reads the metadata of a wheel out of it, of which only the parts in question are fetched.
  public Excerpt excerpt(IndexFile wheel) {
    return Transport.isAsSafe(wheel.url(), index)
        ? WheelExcerpt.read(transport, wheel)
        : new Excerpt.Failed(UNSAFE);
  }

  /// What came of fetching something small.
  public sealed interface Small {
    /// Its bytes.
    @SuppressWarnings("ArrayRecordComponent")
    record Fetched(byte[] bytes) implements Small {}

    /// It is not there.
    record Missing() implements Small {}

    /// The reason is a lower-case phrase.
    record Failed(String reason) implements Small {}
  }

  /// What came of asking for attestations.
  public sealed interface Provenance {
    /// The object as it was served, unread.
    record Served(byte[] json) implements Provenance {}

    /// It is not there, or not where it may be fetched from: asking again changes nothing. The
    /// reason is a lower-case phrase.
    record Withheld(String reason) implements Provenance {}

    /// It was not served; the reason is a lower-case phrase.
    record Failed(String reason) implements Provenance {}
  }

  /// Fetches the attestations of a file from where its index says they are: on its own server, or
  /// by HTTPS. They are 1 MiB at most.
  public Provenance fetchProvenance(IndexFile file) {
    Optional<URI> address =
        file.provenance().flatMap(text -> Transport.resolve(index, text)).filter(this::isTrusted);
    if (address.isEmpty()) {
      return new Provenance.Withheld("its address is neither on the index's server nor of HTTPS");
    }
    return switch (transport.fetch(
        address.get(), ANYTHING, BodyHandlers.ofByteArray(), ATTESTATIONS)) {
      case Transport.Outcome.Answered<byte[]>(HttpResponse<byte[]> response)
          when response.statusCode() == 200 ->
          new Provenance.Served(response.body());
      case Transport.Outcome.Answered<byte[]>(HttpResponse<byte[]> response)
          when response.statusCode() == 404 || response.statusCode() == 410 ->
          new Provenance.Withheld("status " + response.statusCode());
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
      return new Download.Failed(UNSAFE);
    }
    Download download =
        switch (transport.fetch(file.url(), ANYTHING, saving(target), FILE)) {
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
    HttpResponse.BodyHandler<Path> file = BodyHandlers.ofFile(target);
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

  @Override
  public void close() {
    transport.close();
  }
}
