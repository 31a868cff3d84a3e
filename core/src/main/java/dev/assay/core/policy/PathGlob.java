package dev.assay.core.policy;

import java.util.Optional;

/// A pattern of paths in an artifact, in the order of its parts: `*` stands for anything within one
/// name, `?` for one character, `**` for any number of folders.
record PathGlob(String text) {
  private static final int LONGEST = 500;

  /// A pattern, unless it could never match a path as reports write them.
  static Optional<PathGlob> parse(String text) {
    boolean usable =
        !text.isBlank()
            && text.length() <= LONGEST
            && !text.startsWith("/")
            && text.indexOf('\\') < 0
            && !("/" + text + "/").contains("/../");
    return usable ? Optional.of(new PathGlob(text)) : Optional.empty();
  }

  boolean matches(String path) {
    String[] parts = text.split("/", -1);
    boolean[] reached = new boolean[parts.length + 1];
    reached[0] = true;
    open(parts, reached);
    for (String name : path.split("/", -1)) {
      boolean[] next = new boolean[parts.length + 1];
      for (int at = 0; at < parts.length; at++) {
        if (reached[at] && parts[at].equals("**")) {
          next[at] = true;
        } else if (reached[at] && isName(parts[at], name)) {
          next[at + 1] = true;
        }
      }
      open(parts, next);
      reached = next;
    }
    return reached[parts.length];
  }

  /// `**` may stand for no folder at all.
  private static void open(String[] parts, boolean[] reached) {
    for (int at = 0; at < parts.length; at++) {
      if (reached[at] && parts[at].equals("**")) {
        reached[at + 1] = true;
      }
    }
  }

  /// Follows the name once and goes back to the last `*` only, so that no pattern takes long.
  private static boolean isName(String pattern, String name) {
    int at = 0;
    int star = -1;
    int tried = 0;
    for (int i = 0; i < name.length(); ) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        tried = i;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++tried;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(c -> c == '*');
  }

  @Override
  public String toString() {
    return text;
  }
}
