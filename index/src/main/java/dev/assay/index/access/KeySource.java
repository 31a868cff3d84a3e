package dev.assay.index.access;

import com.nimbusds.jose.jwk.JWKSet;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.index.access.OidcSettings.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The public keys of issuers, fetched from nowhere but the addresses that were set, without
/// redirects, and kept for a while.
final class KeySource implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 256 << 10;

  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ConcurrentHashMap<URI, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Keys keys, Instant since) {}

  /// What came of looking for keys.
  sealed interface Keys {
    /// The keys.
    record Found(JWKSet set) implements Keys {}

    /// They cannot be had; the reason is a lower-case phrase.
    record Unreachable(String reason) implements Keys {}
  }

  KeySource(InstantSource clock) {
    this.clock = clock;
  }

  /// The keys of an issuer; asked for again when the one that is wanted is not among those known.
  /// However many want them, they are fetched once.
  Keys find(Trust trust, @Nullable String wanted) {
    Instant now = clock.instant();
    return kept.compute(
            trust.issuer(),
            (_, known) ->
                known != null && now.isBefore(known.since().plus(lasts(known.keys(), wanted)))
                    ? known
                    : new Kept(fetch(trust), now))
        .keys();
  }

  private static Duration lasts(Keys keys, @Nullable String wanted) {
    boolean has =
        keys instanceof Keys.Found(JWKSet set)
            && (wanted == null || set.getKeyByKeyId(wanted) != null);
    return has ? FRESH : PAUSE;
  }

  private Keys fetch(Trust trust) {
    Optional<URI> place = trust.keys().or(() -> configured(trust.issuer()));
    if (place.isEmpty()) {
      return new Keys.Unreachable("its configuration names no keys on its own host");
    }
    Optional<byte[]> bytes = bytes(place.get());
    if (bytes.isEmpty()) {
      return new Keys.Unreachable("its keys cannot be fetched");
    }
    try {
      return new Keys.Found(JWKSet.parse(new String(bytes.get(), StandardCharsets.UTF_8)));
    } catch (ParseException _) {
      return new Keys.Unreachable("its keys cannot be read");
    }
  }

  private Optional<URI> configured(URI issuer) {
    String base = issuer.toString().replaceFirst("/$", "");
    return bytes(URI.create(base + "/.well-known/openid-configuration"))
        .flatMap(KeySource::place)
        .filter(place -> Origins.isSame(place, issuer));
  }

  private static Optional<URI> place(byte[] configuration) {
    if (!(Documents.json(configuration) instanceof Documents.Reading.Parsed(Node root))) {
      return Optional.empty();
    }
    try {
      return root.text("jwks_uri").map(URI::create);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> bytes(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        return answer.statusCode() == 200 && bytes.length <= MOST_BYTES
            ? Optional.of(bytes)
            : Optional.empty();
      }
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
