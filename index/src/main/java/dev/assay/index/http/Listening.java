package dev.assay.index.http;

import java.util.Optional;
import java.util.OptionalInt;

/// Where a server listens.
///
/// @param port 0 for a free one
/// @param tls the certificate it shows; none: plain HTTP
/// @param operation a port on loopback for health and metrics, plain and without credentials
public record Listening(String host, int port, Optional<TlsFiles> tls, OptionalInt operation) {
  /// In plain HTTP, and nowhere else.
  public static Listening at(String host, int port) {
    return new Listening(host, port, Optional.empty(), OptionalInt.empty());
  }
}
