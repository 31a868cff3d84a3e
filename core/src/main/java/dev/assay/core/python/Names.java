package dev.assay.core.python;

/// The distinct names and keywords of one file, as Python normalises them.
@FunctionalInterface
public interface Names {
  /// Whether the name stands anywhere in the file's code.
  boolean contains(String name);
}
