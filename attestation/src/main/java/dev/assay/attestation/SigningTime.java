package dev.assay.attestation;

import dev.sigstore.timestamp.client.ImmutableTimestampResponse;
import dev.sigstore.timestamp.client.TimestampException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When an attestation was signed. A certificate is valid for minutes, so without a time that
/// somebody vouches for, a key that was found later could sign anything. The library checks the
/// promise of the log and the timestamps, but neither that there is one of them, nor that the log's
/// time lies within the certificate's: that is done here.
sealed interface SigningTime {
  /// A time that the log or a timestamp authority vouches for, once their signatures hold.
  record Stated(Instant time) implements SigningTime {}

  /// A time at which the certificate was not valid.
  record Outside(String reason) implements SigningTime {}

  /// Nobody vouches for any.
  record Unproven(String reason) implements SigningTime {}

  static SigningTime of(Attestation attestation, Claims claims) {
    if (!claims.isForCodeSigning()) {
      return new Outside("its certificate is not for signing code");
    }
    List<Instant> times = new ArrayList<>();
    if (attestation.isTimeSigned()) {
      times.add(Instant.ofEpochSecond(attestation.integratedTime()));
    }
    for (String timestamp : attestation.timestamps()) {
      Optional<Instant> time = generated(timestamp);
      if (time.isEmpty()) {
        return new Outside("a timestamp that cannot be read");
      }
      times.add(time.get());
    }
    if (times.isEmpty()) {
      return new Unproven("neither the log nor a timestamp (RFC 3161) proves when it was signed");
    }
    return times.stream().allMatch(claims::isValidAt)
        ? new Stated(times.getFirst())
        : new Outside("it was signed while its certificate was not valid");
  }

  private static Optional<Instant> generated(String timestamp) {
    try {
      return Attestation.decoded(timestamp).flatMap(bytes -> instant(bytes));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(byte[] response) {
    try {
      return Optional.of(
          ImmutableTimestampResponse.builder().encoded(response).build().getGenTime().toInstant());
    } catch (TimestampException _) {
      return Optional.empty();
    }
  }
}
