package dev.assay.upstream;

/// What came of reading something out of a file of an index without fetching all of it.
public sealed interface Excerpt {
  /// It is there.
  @SuppressWarnings("ArrayRecordComponent")
  record Read(byte[] bytes) implements Excerpt {}

  /// The server sends whole files only.
  record WholeOnly() implements Excerpt {}

  /// The file does not have it in a form that can be read; the reason is a lower-case phrase.
  record Unreadable(String reason) implements Excerpt {}

  /// The server could not be asked, or contradicts itself; the reason is a lower-case phrase.
  record Failed(String reason) implements Excerpt {}
}
