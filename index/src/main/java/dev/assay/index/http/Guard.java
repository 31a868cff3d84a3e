package dev.assay.index.http;

import java.util.Optional;

/// Tells who sends a request.
@FunctionalInterface
public interface Guard {
  /// The caller; none when what it shows is no longer or never was valid.
  ///
  /// @param authorization the header of that name (RFC 9110), where there is one
  Optional<Caller> caller(Optional<String> authorization);
}
