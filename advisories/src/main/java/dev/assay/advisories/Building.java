package dev.assay.advisories;

/// What making an index of a file gave.
sealed interface Building {
  /// The sealed bytes.
  record Built(byte[] index) implements Building {}

  /// Why the file is no such data, as a lower-case phrase.
  record Refused(String reason) implements Building {}
}
