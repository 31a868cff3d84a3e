package dev.assay.core.code;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The list of a distribution's files with their digests (`RECORD`, PEP 376 and 427).
///
/// @param digests by path: the SHA-256 in base64 for URLs without padding, empty where none is
///   given
record RecordFile(Map<String, String> digests) {
  private static final int MOST = 200_000;
  private static final String SHA256 = "sha256=";

  static RecordFile read(byte[] bytes) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().limit(MOST).toList()) {
      int size = line.lastIndexOf(',');
      int digest = size < 0 ? -1 : line.lastIndexOf(',', size - 1);
      if (digest > 0) {
        String hash = line.substring(digest + 1, size);
        digests.put(
            path(line.substring(0, digest)),
            hash.startsWith(SHA256) ? hash.substring(SHA256.length()) : "");
      }
    }
    return new RecordFile(digests);
  }

  /// The path without the quotes of CSV.
  private static String path(String field) {
    boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
    return quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
  }
}
