package dev.assay.index.access;

import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;

/// Which addresses keys may come from.
final class Origins {
  private Origins() {}

  /// Whether nobody on the way can change what an address sends.
  static boolean isSafe(URI address) {
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme()) && isLoopback(address.getHost()));
  }

  static boolean isSame(URI one, URI other) {
    return Objects.equals(one.getScheme(), other.getScheme())
        && Objects.equals(one.getRawAuthority(), other.getRawAuthority());
  }

  private static boolean isLoopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
