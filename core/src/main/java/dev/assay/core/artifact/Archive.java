package dev.assay.core.artifact;

/// What opening an archive gave.
public sealed interface Archive {
  /// The archive as a tree; what is wrong with it stands in the tree's gaps.
  record Opened(FileTree tree) implements Archive {}

  /// It is no archive that is read here, or too broken or too large to be one; the reason is a
  /// lower-case phrase.
  record Refused(String reason) implements Archive {}
}
