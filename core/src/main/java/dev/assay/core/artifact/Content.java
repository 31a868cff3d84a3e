package dev.assay.core.artifact;

/// What reading one file gave.
public sealed interface Content {
  /// The whole file.
  record Bytes(byte[] bytes) implements Content {}

  /// There is no such file.
  record Absent() implements Content {}

  /// The file is there and was not read; the reason is a sentence for a person, without a full
  /// stop.
  record Refused(String reason) implements Content {}
}
