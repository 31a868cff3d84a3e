package dev.assay.cli.credential;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A token for an index; shows itself without its secret.
///
/// @param server where the index is, see [ServerAddress]
/// @param until when it ends by itself
public record Credential(URI server, String secret, Optional<Instant> until) {
  boolean isGoodAt(Instant moment) {
    return until.map(moment::isBefore).orElse(true);
  }

  @Override
  public String toString() {
    return "Credential[" + server + "]";
  }
}
