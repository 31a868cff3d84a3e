package dev.assay.upstream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sends requests for one index, bounded in bytes and time; redirects never leave HTTPS, and
/// credentials go to no other server.
final class Transport implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int REDIRECTS = 5;

  private final URI index;
  private final Duration idle;
  private final RequestObserver observer;
  private final HttpClient http;

  Transport(URI index, RequestObserver observer) {
    this(index, IDLE, observer);
  }

  /// @param idle how long nothing may come
  Transport(URI index, Duration idle, RequestObserver observer) {
    this.index = index;
    this.idle = idle;
    this.observer = observer;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// How much one answer may cost.
  record Bounds(long bytes, Duration time) {}

  /// What came of a request; of what failed, a lower-case phrase.
  sealed interface Outcome<T> {
    record Answered<T>(HttpResponse<T> response) implements Outcome<T> {}

    record Failed<T>(String reason) implements Outcome<T> {}
  }

  /// Fetches what an address holds, wherever it redirects to.
  <T> Outcome<T> fetch(
      URI address,
      Map<String, String> headers,
      HttpResponse.BodyHandler<T> handler,
      Bounds bounds) {
    long began = System.nanoTime();
    Outcome<T> outcome = ask(address, headers, handler, bounds);
    int status =
        outcome instanceof Outcome.Answered<T>(HttpResponse<T> response)
            ? response.statusCode()
            : 0;
    observer.ended(status, Duration.ofNanos(System.nanoTime() - began));
    return outcome;
  }

  private <T> Outcome<T> ask(
      URI address,
      Map<String, String> headers,
      HttpResponse.BodyHandler<T> handler,
      Bounds bounds) {
    long end = System.nanoTime() + bounds.time().toNanos();
    Progress progress = new Progress();
    HttpResponse.BodyHandler<T> bounded =
        HttpResponse.BodyHandlers.limiting(progress.watching(handler), bounds.bytes());
    try {
      HttpResponse<T> response = send(withoutUserInfo(address), headers, bounded, progress, end);
      for (int turn = 0; turn < REDIRECTS && isRedirect(response); turn++) {
        Optional<URI> next = target(response);
        if (next.isEmpty()) {
          return new Outcome.Failed<>("a redirect that is not followed");
        }
        response = send(next.get(), headers, bounded, progress, end);
      }
      return new Outcome.Answered<>(response);
    } catch (TimeoutException _) {
      Duration most = System.nanoTime() < end ? idle : bounds.time();
      return new Outcome.Failed<>("no answer within " + most.toSeconds() + " seconds");
    } catch (ExecutionException failure) {
      return new Outcome.Failed<>("no answer: " + reason(failure.getCause(), bounds));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed<>("interrupted");
    }
  }

  /// Sends one request; the end of the time holds for the whole of the answer, not only for its
  /// head.
  private <T> HttpResponse<T> send(
      URI address,
      Map<String, String> headers,
      HttpResponse.BodyHandler<T> handler,
      Progress progress,
      long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!Addresses.mayLead(index, address)) {
      throw new ExecutionException(new ForbiddenAddressException());
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
    headers.forEach(request::header);
    if (isSameServer(address)) {
      credentials().ifPresent(basic -> request.header("Authorization", basic));
    }
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request.build(), handler);
    try {
      return awaited(answer, progress, end);
    } finally {
      answer.cancel(true);
    }
  }

  /// Waits as long as something comes.
  private <T> T awaited(CompletableFuture<T> answer, Progress progress, long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (true) {
      long before = progress.parts();
      long left = end - System.nanoTime();
      try {
        return answer.get(Math.min(left, idle.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        if (left <= idle.toNanos() || progress.parts() == before) {
          throw late;
        }
      }
    }
  }

  /// Credentials are told only to the server they were given for.
  boolean isSameServer(URI address) {
    return index.getScheme().equals(address.getScheme())
        && index.getHost().equalsIgnoreCase(address.getHost())
        && index.getPort() == address.getPort();
  }

  private static boolean isRedirect(HttpResponse<?> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /// Where a redirect leads: over the web, and never from HTTPS to HTTP.
  private static Optional<URI> target(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Location")
        .flatMap(text -> resolve(response.uri(), text))
        .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null)
        .filter(uri -> isAsSafe(uri, response.uri()));
  }

  /// Whether an address is of the web and no less protected than the one that names it.
  static boolean isAsSafe(URI address, URI from) {
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme()) && "http".equals(from.getScheme()));
  }

  static Optional<URI> resolve(URI base, String text) {
    try {
      return Optional.of(base.resolve(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String reason(@Nullable Throwable cause, Bounds bounds) {
    if (cause == null) {
      return "no reason";
    }
    if (cause instanceof ForbiddenAddressException) {
      return "it leads into a private network";
    }
    String message = Objects.requireNonNullElse(cause.getMessage(), "");
    return message.contains("body exceeds")
        ? "it is larger than " + (bounds.bytes() >> 20) + " MiB"
        : cause.getClass().getSimpleName();
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
    int at = authority == null ? -1 : authority.indexOf('@');
    if (at < 0) {
      return uri;
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String host = authority.substring(at + 1);
    return URI.create(uri.getScheme() + "://" + host + uri.getRawPath() + query);
  }

  /// An address that an index may not lead to.
  private static final class ForbiddenAddressException extends Exception {
    private static final long serialVersionUID = 1;
  }

  @Override
  public void close() {
    http.close();
  }
}
