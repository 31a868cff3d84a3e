package dev.assay.core.code.shell;

import java.util.Locale;

/// Addresses as they stand in commands.
final class Addresses {
  private Addresses() {}

  static boolean isUrl(String text) {
    return schemeEnd(text) > 0;
  }

  private static int schemeEnd(String text) {
    int colon = text.indexOf("://");
    if (colon < 2 || colon > 10) {
      return -1;
    }
    for (int i = 0; i < colon; i++) {
      if (!Character.isLetterOrDigit(text.charAt(i)) && text.charAt(i) != '+') {
        return -1;
      }
    }
    return colon + 3;
  }

  /// The URL without the user and password in it.
  static String plain(String url) {
    int from = Math.max(0, schemeEnd(url));
    int slash = url.indexOf('/', from);
    int end = slash < 0 ? url.length() : slash;
    int at = url.lastIndexOf('@', end - 1);
    return at >= from && at < end ? url.substring(0, from) + url.substring(at + 1) : url;
  }

  /// The host of a URL or of `host/path`, in lower case and without its port.
  static String host(String url) {
    String plain = plain(url);
    int from = Math.max(0, schemeEnd(plain));
    int end = from;
    while (end < plain.length() && "/:?#".indexOf(plain.charAt(end)) < 0) {
      end++;
    }
    return plain.substring(from, end).toLowerCase(Locale.ROOT);
  }

  /// Whether a word without a scheme looks like a host, perhaps with a path.
  static boolean looksLikeHost(String word) {
    String host = host(word);
    int dot = host.lastIndexOf('.');
    if (dot <= 0 || dot == host.length() - 1 || host.startsWith("-")) {
      return host.equals("localhost");
    }
    return Character.isLetterOrDigit(host.charAt(dot + 1));
  }

  /// The last part of the path of a URL, under which `curl -O` and `wget` store what they fetch.
  static String fileName(String url) {
    int query = url.indexOf('?');
    String path = query < 0 ? url : url.substring(0, query);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
