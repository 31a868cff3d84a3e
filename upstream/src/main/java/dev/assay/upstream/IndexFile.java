package dev.assay.upstream;

import dev.assay.core.project.distribution.ReleaseName;
import dev.assay.core.version.Version;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// One file of a project.
///
/// @param hashes `algorithm:hex`
/// @param yanked the reason, possibly empty text; no value: not yanked (PEP 592)
/// @param uploaded as the index writes it (PEP 700)
/// @param requiresPython as the index writes it (PEP 503)
/// @param size in bytes (PEP 700)
/// @param metadata the hashes of the metadata that the index serves apart; no value: it serves none
///   (PEP 658, PEP 714)
/// @param provenance where its attestations are (PEP 740), empty text: it has none; no value: the
///   index does not tell
public record IndexFile(
    String name,
    URI url,
    List<String> hashes,
    Optional<String> yanked,
    Optional<String> uploaded,
    Optional<String> requiresPython,
    OptionalLong size,
    Optional<List<String>> metadata,
    Optional<String> provenance) {
  private static final String SHA256 = "sha256:";

  public IndexFile {
    hashes = List.copyOf(hashes);
    metadata = metadata.map(List::copyOf);
  }

  /// Whether the file belongs to a version, judged by its name as the wheel and sdist formats write
  /// it.
  public boolean isOf(String wanted) {
    Optional<Version> parsed = Version.parse(wanted);
    return parsed.isPresent() && version().equals(parsed);
  }

  /// The version in its name.
  public Optional<Version> version() {
    return ReleaseName.ofWheel(name)
        .or(() -> isArchive() ? ReleaseName.ofSdist(name) : Optional.empty())
        .flatMap(release -> Version.parse(release.version()));
  }

  /// When it was uploaded, as far as its index states that.
  public Optional<Instant> uploadTime() {
    return uploaded.flatMap(Moment::parse);
  }

  private boolean isArchive() {
    return name.endsWith(".zip") || name.contains(".tar") || name.endsWith(".tgz");
  }

  /// The SHA-256 that the index states, in hexadecimal.
  public Optional<String> sha256() {
    return sha256(hashes);
  }

  /// The SHA-256 of the metadata that the index serves apart, in hexadecimal.
  public Optional<String> metadataSha256() {
    return metadata.flatMap(IndexFile::sha256);
  }

  private static Optional<String> sha256(List<String> hashes) {
    return hashes.stream()
        .filter(hash -> hash.startsWith(SHA256))
        .map(hash -> hash.substring(SHA256.length()).toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
