package dev.assay.core.project;

import java.util.Locale;

/// What may be told of a URL, and how it is fetched.
public final class Urls {
  private static final String SCHEME_END = "://";

  private Urls() {}

  /// A text without the credentials of the URLs in it: user and password go, except for the bare
  /// `git` of SSH, and so does each query parameter that does not choose a revision or a folder.
  public static String withoutCredentials(String text) {
    int mark = text.indexOf(SCHEME_END);
    if (mark < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (mark >= 0) {
      int authority = mark + SCHEME_END.length();
      out.append(text, from, authority);
      int end = endOf(text, authority);
      appendClean(out, text.substring(authority, end), schemeBefore(text, mark));
      from = end;
      mark = text.indexOf(SCHEME_END, from);
    }
    return out.append(text, from, text.length()).toString();
  }

  /// Whether anybody on the way can change what the URL gives: no TLS and no SSH, and not this very
  /// machine.
  public static boolean isInsecure(String url) {
    int mark = url.indexOf(SCHEME_END);
    if (mark < 0) {
      return false;
    }
    String scheme = schemeBefore(url, mark);
    String transport = scheme.substring(scheme.lastIndexOf('+') + 1);
    return switch (transport) {
      case "http", "ftp", "git", "svn", "bzr" -> !isLoopback(host(url, mark));
      default -> false;
    };
  }

  private static String schemeBefore(String text, int mark) {
    int start = mark;
    while (start > 0 && isSchemeCharacter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, mark).toLowerCase(Locale.ROOT);
  }

  private static boolean isSchemeCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '-'
        || c == '.';
  }

  private static int endOf(String text, int from) {
    int end = from;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static void appendClean(StringBuilder out, String rest, String scheme) {
    int fragment = indexOrEnd(rest, '#', rest.length());
    int query = indexOrEnd(rest, '?', fragment);
    int start = afterUser(rest, query);
    if (start > 0 && scheme.endsWith("ssh") && rest.startsWith("git@")) {
      out.append("git@");
    }
    out.append(rest, start, query);
    appendQuery(out, rest, query, fragment);
    out.append(rest, fragment, rest.length());
  }

  private static int afterUser(String rest, int end) {
    int slash = indexOrEnd(rest, '/', end);
    int at = rest.lastIndexOf('@', slash - 1);
    if (at >= 0) {
      return at + 1;
    }
    // A password with a bare `/` is wrong and happens: what looks like a port is no number.
    int colon = rest.indexOf(':');
    return colon >= 0 && colon < slash && slash < end && !isPort(rest, colon + 1, slash)
        ? Math.max(0, rest.lastIndexOf('@', end - 1) + 1)
        : 0;
  }

  private static boolean isPort(String rest, int from, int to) {
    if (rest.startsWith("[")) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (rest.charAt(i) < '0' || rest.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static void appendQuery(StringBuilder out, String rest, int query, int end) {
    char separator = '?';
    int from = query + 1;
    while (from < end) {
      int next = indexOrEnd(rest, '&', from, end);
      if (choosesContent(rest.substring(from, indexOrEnd(rest, '=', from, next)))) {
        out.append(separator).append(rest, from, next);
        separator = '&';
      }
      from = next + 1;
    }
  }

  private static boolean choosesContent(String parameter) {
    return switch (parameter) {
      case "rev", "branch", "tag", "ref", "subdirectory", "lfs" -> true;
      default -> false;
    };
  }

  private static String host(String url, int mark) {
    int start = mark + SCHEME_END.length();
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    if (host.startsWith("[")) {
      return host.substring(0, indexOrEnd(host, ']', host.length()));
    }
    return host.substring(0, indexOrEnd(host, ':', host.length()));
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost") || host.equals("[::1") || isLoopbackNumber(host);
  }

  private static boolean isLoopbackNumber(String host) {
    if (!host.startsWith("127.")) {
      return false;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static int indexOrEnd(String text, char sought, int end) {
    return indexOrEnd(text, sought, 0, end);
  }

  private static int indexOrEnd(String text, char sought, int from, int end) {
    int index = text.indexOf(sought, from, end);
    return index < 0 ? end : index;
  }
}
