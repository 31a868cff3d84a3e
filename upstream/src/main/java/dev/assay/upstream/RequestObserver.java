package dev.assay.upstream;

import java.time.Duration;

/// Told of each request to an index.
@FunctionalInterface
public interface RequestObserver {
  /// Tells nobody.
  RequestObserver NOBODY = (_, _) -> {};

  /// A request has ended.
  ///
  /// @param status 0 when there was no answer that is of use
  /// @param time until the whole answer was here
  void ended(int status, Duration time);
}
