package dev.assay.index.http;

import java.time.Duration;

/// Tells who sends a request.
@FunctionalInterface
public interface Guard {
  /// What came of looking at the credentials of a request.
  Answer admit(Arrival arrival);

  /// What came of looking at credentials.
  sealed interface Answer {
    /// It is this caller, who may be anybody.
    record Known(Caller caller) implements Answer {}

    /// What they show is no longer or never was valid.
    record Invalid() implements Answer {}

    /// They have shown too much that was not valid, and nothing is looked at for so long.
    record Wait(Duration duration) implements Answer {}
  }
}
