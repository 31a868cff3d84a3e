package dev.assay.advisories;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Fetches files over HTTP: only what has changed, bounded in bytes, given up when nothing moves,
/// and along redirects only where they lead to HTTPS.
public final class Fetcher implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final int CHUNK = 1 << 16;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration STALL = Duration.ofSeconds(15);

  private final HttpClient http;
  private final Duration stall;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  /// A fetcher with the proxies that an environment names.
  public Fetcher(Map<String, String> environment) {
    this(environment, STALL);
  }

  Fetcher(Map<String, String> environment, Duration stall) {
    Proxies proxies = new Proxies(environment);
    this.stall = stall;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .proxy(proxies)
            .authenticator(proxies.authenticator())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// What a fetch gave.
  sealed interface Fetched {
    /// The file is the one that is there already.
    record Unchanged() implements Fetched {}

    /// The file was written.
    record Written(Optional<String> etag) implements Fetched {}

    /// Why there is none, as a lower-case phrase.
    record Failed(String reason) implements Fetched {}
  }

  /// Hears how many bytes have come, of how many; -1 where that is not known.
  @FunctionalInterface
  public interface Meter {
    void read(long bytes, long total);
  }

  /// Fetches into a file, unless the server says that it still has what `etag` names.
  Fetched fetch(Origin origin, Optional<String> etag, Path into, long limit, Meter meter) {
    if (!origin.isSafe()) {
      return new Fetched.Failed("it is neither `https` nor on this machine");
    }
    AtomicLong moved = new AtomicLong();
    Future<Fetched> work =
        workers.submit(() -> new Download(origin, etag, into, limit, meter, moved).run());
    long seen = -1;
    while (true) {
      try {
        return work.get(stall.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (moved.get() == seen) {
          work.cancel(true);
          return new Fetched.Failed("nothing came for " + stall.toSeconds() + " s");
        }
        seen = moved.get();
      } catch (ExecutionException failure) {
        return new Fetched.Failed(phrase(Objects.requireNonNullElse(failure.getCause(), failure)));
      } catch (InterruptedException _) {
        work.cancel(true);
        Thread.currentThread().interrupt();
        return new Fetched.Failed("interrupted");
      }
    }
  }

  private static String phrase(Throwable failure) {
    return switch (failure) {
      case HttpConnectTimeoutException _ -> "no connection within 3 s";
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          "the host is not known";
      case ConnectException _ -> "no connection";
      case UnknownHostException _ -> "the host is not known";
      default -> {
        String message = failure.getMessage();
        yield message == null ? failure.getClass().getSimpleName() : message;
      }
    };
  }

  /// One download with its redirects.
  private final class Download {
    private final Origin origin;
    private final Optional<String> etag;
    private final Path into;
    private final long limit;
    private final Meter meter;
    private final AtomicLong moved;

    Download(
        Origin origin,
        Optional<String> etag,
        Path into,
        long limit,
        Meter meter,
        AtomicLong moved) {
      this.origin = origin;
      this.etag = etag;
      this.into = into;
      this.limit = limit;
      this.meter = meter;
      this.moved = moved;
    }

    Fetched run() throws IOException, InterruptedException {
      URI at = origin.url();
      for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        HttpResponse<InputStream> response = http.send(request(at), BodyHandlers.ofInputStream());
        moved.incrementAndGet();
        try (InputStream body = response.body()) {
          int status = response.statusCode();
          if (status == 200) {
            return write(response, body);
          }
          if (status == 304 && etag.isPresent()) {
            return new Fetched.Unchanged();
          }
          Optional<String> location = response.headers().firstValue("Location");
          if (status / 100 != 3 || location.isEmpty()) {
            return new Fetched.Failed("the answer is status " + status);
          }
          at = at.resolve(location.get());
          if (!"https".equals(at.getScheme())) {
            return new Fetched.Failed("it redirects to something else than `https`");
          }
        }
      }
      return new Fetched.Failed("it redirects more than " + MOST_REDIRECTS + " times");
    }

    private HttpRequest request(URI at) {
      HttpRequest.Builder request = HttpRequest.newBuilder(at).GET();
      etag.ifPresent(value -> request.header("If-None-Match", value));
      if (at.getAuthority().equals(origin.url().getAuthority())) {
        origin.authorization().ifPresent(value -> request.header("Authorization", value));
      }
      return request.build();
    }

    private Fetched write(HttpResponse<?> response, InputStream body) throws IOException {
      long total = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      long written = 0;
      byte[] chunk = new byte[CHUNK];
      try (OutputStream out = Files.newOutputStream(into)) {
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
          written += read;
          if (written > limit) {
            return new Fetched.Failed("it is larger than " + (limit >> 20) + " MiB");
          }
          out.write(chunk, 0, read);
          moved.addAndGet(read);
          meter.read(written, total);
        }
      }
      return total >= 0 && written != total
          ? new Fetched.Failed("it broke off after " + written + " of " + total + " bytes")
          : new Fetched.Written(response.headers().firstValue("ETag"));
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    http.shutdownNow();
    http.close();
  }
}
