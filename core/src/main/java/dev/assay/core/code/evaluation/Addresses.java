package dev.assay.core.code.evaluation;

import dev.assay.core.code.knowledge.Places;
import java.util.Set;

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

  /// Ends of names that no file and no member of a module has.
  private static final Set<String> ENDS =
      Set.of(
          "com", "net", "org", "io", "in", "site", "fun", "live", "online", "me", "dev", "app",
          "xyz", "top", "ru", "cn", "co", "info", "link", "example");

  /// Whether a name without a scheme is a host of three labels at least, as somebody writes who
  /// forgets the scheme.
  static boolean isHost(String text) {
    int last = text.lastIndexOf('.');
    boolean isLong = last > 0 && text.indexOf('.') < last;
    if (!isLong || !ENDS.contains(text.substring(last + 1))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!isLetter && c != '.' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /// Whether this is the service that hands credentials to cloud machines.
  static boolean isMetadata(String address) {
    String host = host(address);
    return !host.isEmpty() && Places.isMetadataHost(host);
  }

  /// What stands between the scheme of an address and its port or path.
  static String host(String address) {
    int start = address.indexOf("://");
    String rest = start < 0 ? address : address.substring(start + 3);
    int end = 0;
    while (end < rest.length() && "/:?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(0, end);
  }
}
