package dev.assay.core.artifact;

import java.nio.channels.SeekableByteChannel;

/// What opening one file gave.
public sealed interface Opening {
  /// The file, at its beginning; reading it may fail with an `IOException` like any other channel.
  record Opened(SeekableByteChannel channel) implements Opening {}

  /// There is no such file.
  record Absent() implements Opening {}

  /// The file is there and was not opened; the reason is a sentence for a person, without a full
  /// stop.
  record Refused(String reason) implements Opening {}
}
