package dev.assay.core.python;

/// A part of a syntax tree.
public sealed interface Node permits Expression, Statement {
  /// The offset at which it begins.
  int start();

  /// The offset behind its last character.
  int end();
}
