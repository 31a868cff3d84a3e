package dev.assay.cli.command;

import dev.assay.core.Artifact;
import java.util.Optional;
import java.util.function.Supplier;

/// An artifact that is not open yet, so that many may wait.
///
/// @param shown the path that the user would call it by
/// @param release the release it was found for, where the user named one
record Found(String shown, Optional<ReleaseRequest> release, Supplier<Open> closed) {

  /// An open artifact.
  ///
  /// @param end gives back what it was read from
  record Open(Artifact.Reading reading, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /// An artifact that lies on this machine.
  static Found local(String shown, Supplier<Artifact.Reading> reading) {
    return new Found(shown, Optional.empty(), () -> new Open(reading.get(), () -> {}));
  }

  Open open() {
    return closed.get();
  }
}
