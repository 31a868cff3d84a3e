package dev.assay.core.detector.code;

/// Tells addresses (RFC 791, RFC 4291) from names, and public ones from those that reach nobody
/// else (RFC 1918, RFC 6890).
final class Addresses {
  private static final int PARTS = 4;
  private static final int LARGEST = 255;

  private Addresses() {}

  /// Whether a host is an address of either kind, and not a name.
  static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || parts(host) != null;
  }

  /// Whether an address can be reached only from near by, or by nobody.
  static boolean isNear(String host) {
    if (host.indexOf(':') >= 0) {
      return host.equals("::1")
          || host.equals("::")
          || host.startsWith("fe80:")
          || isResolver(host)
          || host.startsWith("fc")
          || host.startsWith("fd");
    }
    int[] parts = parts(host);
    return parts != null && isNear(parts[0], parts[1]);
  }

  /// Whether it is a resolver that programs name to learn their own address; a port may follow.
  private static boolean isResolver(String host) {
    return host.startsWith("2001:4860:4860:")
        || host.startsWith("2606:4700:4700:")
        || host.startsWith("2620:fe:");
  }

  private static boolean isNear(int first, int second) {
    return first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168);
  }

  private static int @org.jspecify.annotations.Nullable [] parts(String host) {
    String[] texts = host.split("\\.", -1);
    if (texts.length != PARTS) {
      return null;
    }
    int[] parts = new int[PARTS];
    for (int i = 0; i < PARTS; i++) {
      parts[i] = part(texts[i]);
      if (parts[i] < 0) {
        return null;
      }
    }
    return parts;
  }

  private static int part(String text) {
    if (text.isEmpty() || text.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value <= LARGEST ? value : -1;
  }
}
