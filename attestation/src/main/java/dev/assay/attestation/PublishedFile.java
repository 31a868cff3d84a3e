package dev.assay.attestation;

import java.util.Locale;

/// A file that attestations are about.
///
/// @param name as it is published
/// @param sha256 of its bytes, 64 hexadecimal digits
public record PublishedFile(String name, String sha256) {
  public PublishedFile {
    sha256 = sha256.toLowerCase(Locale.ROOT);
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: `" + sha256 + "`");
    }
  }
}
