package dev.assay.index.admission;

import dev.assay.core.version.PackageName;
import dev.assay.store.Blob;
import java.util.Optional;

/// A file that is here and is to be judged.
///
/// @param version as its file name has it, normalised where it can be
/// @param before the file of the version before it, where that is here too
public record Candidate(
    PackageName project, String version, String file, Blob blob, Optional<Before> before) {
  /// A file to compare with.
  public record Before(String file, Blob blob) {}
}
