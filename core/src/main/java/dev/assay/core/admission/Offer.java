package dev.assay.core.admission;

import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.distribution.FileForm;
import dev.assay.core.version.PackageName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A file that an index could offer, and what is known of it before it is opened.
///
/// @param version as its file name has it, normalised where it can be
/// @param form what the file is by its name
/// @param sha256 that the upstream states, or of the bytes that were received
/// @param uploaded when its index received it, as that index says
/// @param seen when these bytes were first stated or received here
/// @param earlier the SHA-256 that was stated for this file name before, where it was another one
/// @param mends whether it ends a known vulnerability of the version before it
/// @param licences what its metadata state, where they were read
/// @param score of its scan, where it was judged
/// @param publisher who published it, as a verified attestation proves it
///   (`github:owner/repository`)
public record Offer(
    PackageName project,
    String version,
    String file,
    FileForm form,
    Origin origin,
    Optional<String> sha256,
    Optional<Instant> uploaded,
    Instant seen,
    Optional<String> earlier,
    boolean mends,
    Optional<List<String>> licences,
    Optional<Double> score,
    Optional<String> publisher) {

  /// Where a file was published.
  public enum Origin {
    /// Here.
    HOSTED,
    /// On an index that this one stands in front of.
    PROXIED
  }

  public Offer {
    licences = licences.map(List::copyOf);
  }

  /// Since when it can be called published: as the upstream says; by our own clock where it says
  /// nothing, or has put other bytes behind a known name.
  Instant since() {
    return earlier.isPresent() ? seen : uploaded.orElse(seen);
  }

  Finding about(Finding finding) {
    return finding.about(
        new Finding.Subject(
            project, version, sha256.stream().map(hex -> "sha256:" + hex).toList()));
  }

  Location location() {
    return Location.of(file);
  }
}
