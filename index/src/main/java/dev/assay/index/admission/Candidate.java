package dev.assay.index.admission;

import dev.assay.core.version.PackageName;
import dev.assay.index.provenance.Stated;
import dev.assay.store.Blob;
import java.time.Instant;
import java.util.Optional;

/// A file that is here and is to be judged.
///
/// @param version as its file name has it, normalised where it can be
/// @param uploaded when its index received it, as that index says
/// @param stated what its index states of its attestations
/// @param before the file of the version before it, where that is here too
public record Candidate(
    PackageName project,
    String version,
    String file,
    Blob blob,
    Optional<Instant> uploaded,
    Stated stated,
    Optional<Before> before) {
  /// A file to compare with.
  public record Before(String file, Blob blob) {}
}
