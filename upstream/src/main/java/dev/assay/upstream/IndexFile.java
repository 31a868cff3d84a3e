package dev.assay.upstream;

import dev.assay.core.project.distribution.FileForm;
import dev.assay.core.version.PackageName;
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
  private static final char DELETE = 0x7f;

  public IndexFile {
    hashes = List.copyOf(hashes);
    metadata = metadata.map(List::copyOf);
  }

  /// Whether a text can be the name of a file: one part of a path, all of it visible.
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int letter = text.codePointAt(i);
      if (letter == '/'
          || letter == '\\'
          || letter < ' '
          || letter == DELETE
          || Character.getType(letter) == Character.FORMAT) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Whether the file belongs to a version, judged by its name as the wheel and sdist formats write
  /// it.
  public boolean isOf(PackageName project, String wanted) {
    Optional<Version> parsed = Version.parse(wanted);
    return parsed.isPresent() && version(project).equals(parsed);
  }

  /// The version in its name, which only its project tells from the rest: `acme-1.0-2.tar.gz` is
  /// 1.0.post2 of `acme`. None where it is of a format that installers no longer take.
  public Optional<Version> version(PackageName project) {
    FileForm form = FileForm.of(project, name);
    return form.kind() == FileForm.Kind.OLD ? Optional.empty() : form.version();
  }

  /// When it was uploaded, as far as its index states that.
  public Optional<Instant> uploadTime() {
    return uploaded.flatMap(Moment::parse);
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
    for (String hash : hashes) {
      if (hash.startsWith(SHA256)) {
        return Optional.of(hash.substring(SHA256.length()).toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }
}
