package dev.assay.index.provenance;

/// What an index states of the attestations of a file, as far as it could be had.
public sealed interface Stated {
  /// That there are none, or nothing.
  record Nothing() implements Stated {}

  /// The provenance object (PEP 740) as it was served, unread.
  @SuppressWarnings("ArrayRecordComponent")
  record Served(byte[] json) implements Stated {}

  /// That there are some, which it does not hand out, and will not when it is asked again; the
  /// reason is a lower-case phrase.
  record Withheld(String reason) implements Stated {}

  /// That there are some, and it could not be asked for them; the reason is a lower-case phrase.
  record Failed(String reason) implements Stated {}
}
