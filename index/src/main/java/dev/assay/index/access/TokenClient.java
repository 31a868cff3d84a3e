package dev.assay.index.access;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.report.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks an index for short-lived tokens, on behalf of a credential helper or of CI.
///
/// @param server where the index is (`https://packages.example/`)
public record TokenClient(URI server) {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 64 << 10;

  /// What came of asking.
  public sealed interface Result {
    /// A token; shows itself without its secret.
    record Given(String secret, Instant expires) implements Result {
      @Override
      public String toString() {
        return "Given[until " + expires + "]";
      }
    }

    /// The index gives none.
    ///
    /// @param status of its answer
    record Refused(int status, String reason) implements Result {}

    /// The index cannot be asked; the reason is a lower-case phrase.
    record Unreachable(String reason) implements Result {}
  }

  public TokenClient {
    if (!Origins.isSafe(server)) {
      throw new IllegalArgumentException("tokens are asked for over `https` only");
    }
  }

  /// A token to read with, for somebody with credentials.
  ///
  /// @param authorization the header of that name
  public Result shortLived(String authorization, Duration lifetime) {
    return ask(
        "api/tokens/short",
        Optional.of(authorization),
        json -> json.number("seconds", lifetime.toSeconds()));
  }

  /// A token for an identity token of CI.
  public Result exchange(String identity) {
    return ask("api/oidc/token", Optional.empty(), json -> json.text("token", identity));
  }

  private Result ask(String path, Optional<String> authorization, Consumer<JsonWriter> members) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(body)) {
      json.object(() -> members.accept(json));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/*$", "/") + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    authorization.ifPresent(value -> request.header("Authorization", value));
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<InputStream> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        return read(answer.statusCode(), in.readNBytes(MOST_BYTES));
      }
    } catch (IOException failure) {
      return new Result.Unreachable("`%s` does not answer".formatted(server.getHost()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Result.Unreachable("interrupted");
    }
  }

  private static Result read(int status, byte[] body) {
    if (!(Documents.json(body) instanceof Documents.Reading.Parsed(Node root))) {
      return new Result.Refused(status, "its answer cannot be read");
    }
    Optional<String> secret = root.text("token");
    Optional<Instant> expires = root.text("expires").flatMap(TokenClient::moment);
    return status == 201 && secret.isPresent() && expires.isPresent()
        ? new Result.Given(secret.get(), expires.get())
        : new Result.Refused(status, root.text("detail").orElse("it gives no reason"));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
