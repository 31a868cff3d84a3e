package dev.assay.core.code.evaluation;

import dev.assay.core.code.knowledge.Places;

/// Addresses as text.
final class Addresses {
  private Addresses() {}

  static boolean isUrl(String text) {
    return text.startsWith("http://")
        || text.startsWith("https://")
        || text.startsWith("ftp://")
        || text.startsWith("ws://")
        || text.startsWith("wss://");
  }

  /// Whether this is the service that hands credentials to cloud machines.
  static boolean isMetadata(String address) {
    int start = address.indexOf("://");
    String rest = start < 0 ? address : address.substring(start + 3);
    int end = 0;
    while (end < rest.length() && "/:?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return end > 0 && Places.isMetadataHost(rest.substring(0, end));
  }
}
