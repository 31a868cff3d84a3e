package dev.assay.core.python;

/// Leaves a statement that cannot be read; never leaves the package.
final class SyntaxFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SyntaxFailure() {
    super("no Python", null, false, false);
  }
}
