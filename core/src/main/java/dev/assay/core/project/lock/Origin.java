package dev.assay.core.project.lock;

import dev.assay.core.project.Urls;
import java.util.Locale;
import java.util.Optional;

/// Where a lock says that a package comes from.
sealed interface Origin {
  /// An index, by URL or path.
  record Index(String url) implements Origin {}

  /// A repository at a revision: the commit where the lock names one, else branch or tag, else
  /// nothing.
  record Repository(String url, String revision) implements Origin {}

  /// One file, by URL or path.
  record Archive(String url) implements Origin {}

  /// A folder of sources, relative to the lock.
  record Folder(String path) implements Origin {
    /// Whether it lies in the audited tree, where it is a part of the project, given the lock's
    /// path there.
    boolean liesInside(String lockPath) {
      String plain = path.replace('\\', '/');
      if (plain.startsWith("/") || plain.indexOf(':') >= 0) {
        return false;
      }
      int depth = depth(lockPath);
      for (String part : plain.split("/", -1)) {
        if (part.equals("..")) {
          depth--;
        } else if (!part.isEmpty() && !part.equals(".")) {
          depth++;
        }
        if (depth < 0) {
          return false;
        }
      }
      return true;
    }

    private static int depth(String lockPath) {
      int depth = 0;
      for (int i = 0; i < lockPath.length(); i++) {
        if (lockPath.charAt(i) == '/') {
          depth++;
        }
      }
      return depth;
    }
  }

  /// The lock does not say.
  record Unnamed() implements Origin {}

  /// What a path leads to: an archive by its ending, else a folder.
  static Origin ofPath(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    boolean archive =
        lower.endsWith(".whl")
            || lower.endsWith(".zip")
            || lower.endsWith(".tgz")
            || lower.endsWith(".tar")
            || lower.contains(".tar.");
    return archive ? new Archive(path) : new Folder(path);
  }

  /// The origin as reports show it, without credentials.
  default Optional<String> shown() {
    return switch (this) {
      case Index(String url) -> Optional.of(Urls.withoutCredentials(url));
      case Repository(String url, String revision) ->
          Optional.of(Urls.withoutCredentials(url) + (revision.isEmpty() ? "" : "@" + revision));
      case Archive(String url) -> Optional.of(Urls.withoutCredentials(url));
      case Folder(String path) -> Optional.of(path);
      case Unnamed() -> Optional.empty();
    };
  }
}
