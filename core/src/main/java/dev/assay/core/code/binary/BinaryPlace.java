package dev.assay.core.code.binary;

import java.util.List;

/// Where a file lies.
///
/// @param path in the artifact
/// @param isAside whether in a folder of tests, documents or examples
public record BinaryPlace(String path, List<String> trail, boolean isAside) {
  public BinaryPlace {
    trail = List.copyOf(trail);
  }
}
