package dev.assay.index.upload;

/// What came of reading or checking something that was sent.
///
/// @param <T> what is read
sealed interface Reading<T> {
  /// It is in order.
  record Read<T>(T value) implements Reading<T> {}

  /// It is not; the reason is a lower-case phrase.
  ///
  /// @param status of the answer
  record Refused<T>(int status, String reason) implements Reading<T> {}
}
