package dev.assay.core.artifact;

import java.util.Optional;

/// An entry of a zip archive and where its packed content begins.
///
/// @param refusal why it cannot be read
record ZipMember(ZipHeader header, long content, Optional<String> refusal) {
  static ZipMember readable(ZipHeader header, long content) {
    return new ZipMember(header, content, Optional.empty());
  }

  static ZipMember refused(ZipHeader header, String reason) {
    return new ZipMember(header, 0, Optional.of(reason));
  }
}
