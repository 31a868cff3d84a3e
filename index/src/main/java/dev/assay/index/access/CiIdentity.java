package dev.assay.index.access;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The identity token of the CI run that we are in: what `ASSAY_OIDC_TOKEN` holds, as jobs of
/// GitLab and others are given it, or what the server of GitHub Actions makes when it is asked.
///
/// @param environment the variables of the process
public record CiIdentity(Map<String, String> environment) {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 64 << 10;

  /// What came of looking for it.
  public sealed interface Result {
    /// The token; shows itself without it.
    record Found(String token) implements Result {
      @Override
      public String toString() {
        return "Found[]";
      }
    }

    /// Nothing here says who we are.
    record None() implements Result {}

    /// Whoever makes it does not; the reason is a lower-case phrase.
    record Failed(String reason) implements Result {}
  }

  public CiIdentity {
    environment = Map.copyOf(environment);
  }

  /// The token.
  ///
  /// @param audience for whom it is to be made, where that can be chosen
  public Result fetch(String audience) {
    Optional<String> given = variable("ASSAY_OIDC_TOKEN");
    if (given.isPresent()) {
      return new Result.Found(given.get().strip());
    }
    Optional<String> address = variable("ACTIONS_ID_TOKEN_REQUEST_URL");
    Optional<String> secret = variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
    return address.isPresent() && secret.isPresent()
        ? ask(address.get(), secret.get(), audience)
        : new Result.None();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank());
  }

  private static Result ask(String address, String secret, String audience) {
    String mark = address.contains("?") ? "&" : "?";
    String query = mark + "audience=" + URLEncoder.encode(audience, StandardCharsets.UTF_8);
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      URI server = URI.create(address + query);
      if (!Origins.isSafe(server)) {
        return new Result.Failed("its address is not of `https`");
      }
      HttpRequest request =
          HttpRequest.newBuilder(server)
              .timeout(TIMEOUT)
              .header("Authorization", "Bearer " + secret)
              .build();
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        return read(answer.statusCode(), in.readNBytes(MOST_BYTES));
      }
    } catch (IOException | IllegalArgumentException _) {
      return new Result.Failed("its server cannot be asked");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Result.Failed("interrupted");
    }
  }

  private static Result read(int status, byte[] body) {
    return status == 200
            && Documents.json(body) instanceof Documents.Reading.Parsed(Node root)
            && root.text("value").isPresent()
        ? new Result.Found(root.text("value").get())
        : new Result.Failed("its server answers " + status);
  }
}
