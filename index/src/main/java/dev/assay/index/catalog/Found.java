package dev.assay.index.catalog;

/// What there is of a project.
public sealed interface Found {
  /// It is there.
  record Listed(Listing listing) implements Found {}

  /// Nobody has it.
  record Missing() implements Found {}

  /// Nobody can say at the moment; the reason is a lower-case phrase.
  record Unreachable(String reason) implements Found {}
}
