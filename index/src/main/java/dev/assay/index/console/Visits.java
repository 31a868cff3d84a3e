package dev.assay.index.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Who has logged in on this node, by the hash of what their cookie holds.
final class Visits {
  static final Duration LONGEST = Duration.ofHours(8);
  private static final int MOST = 10_000;
  private static final int BYTES = 32;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Visit> visits =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

  Visits(InstantSource clock) {
    this.clock = clock;
  }

  /// Begins a visit and returns what its cookie holds.
  String begin(String authorization) {
    String id = text();
    visits.put(key(id), Visit.of(id, text(), clock.instant().plus(LONGEST), authorization));
    return id;
  }

  Optional<Visit> find(String id) {
    return Optional.ofNullable(visits.getIfPresent(key(id)))
        .filter(visit -> clock.instant().isBefore(visit.until()));
  }

  void end(String id) {
    visits.invalidate(key(id));
  }

  private String text() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String key(String id) {
    return HexFormat.of().formatHex(digest("find " + id));
  }

  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
