package dev.assay.upstream;

import java.net.URI;
import java.util.Optional;

/// The page of a project as an index sent it, unpacked.
///
/// @param type its content type
/// @param address where it came from, after redirects
/// @param etag by which it may be asked for again (RFC 9110)
@SuppressWarnings("ArrayRecordComponent")
public record SentPage(byte[] body, String type, URI address, Optional<String> etag) {
  /// Reads it.
  public PageReader.Reading read() {
    return PageReader.read(body, type, address);
  }
}
