package dev.assay.core.project;

import dev.assay.core.project.Dependency.Pin;
import java.util.Locale;
import java.util.Optional;

/// What a direct reference (PEP 440, PEP 610) to a repository or an archive holds fast.
public final class References {
  private References() {}

  /// Whether a text is the full id of a commit, 40 or 64 hexadecimal digits: a shorter one can be
  /// made to collide, a branch or a tag can be moved.
  public static boolean isFullCommit(String revision) {
    return (revision.length() == 40 || revision.length() == 64) && isHexadecimal(revision);
  }

  /// Whether the URL leads to a repository (`git+https://…`, `hg+…`, `git://…`) rather than to a
  /// file.
  public static boolean isRepository(String url) {
    int mark = url.indexOf("://");
    String scheme = url.substring(0, Math.max(0, mark)).toLowerCase(Locale.ROOT);
    int plus = scheme.indexOf('+');
    return switch (plus < 0 ? scheme : scheme.substring(0, plus)) {
      case "git", "hg", "svn", "bzr" -> true;
      default -> mark < 0 && url.startsWith("git@");
    };
  }

  /// The revision a repository URL names: what follows the last `@` of its path.
  public static Optional<String> revision(String url) {
    int end = url.indexOf('#');
    String bare = end < 0 ? url : url.substring(0, end);
    int at = bare.lastIndexOf('@');
    int slash = bare.indexOf('/', bare.indexOf("://") + 3);
    return at > slash && slash >= 0 && at < bare.length() - 1
        ? Optional.of(bare.substring(at + 1))
        : Optional.empty();
  }

  /// The hash in the fragment of a URL (`#sha256=…`, alone or among other parts).
  public static Optional<String> hash(String url) {
    int mark = url.indexOf('#');
    if (mark < 0) {
      return Optional.empty();
    }
    for (String part : url.substring(mark + 1).split("&", -1)) {
      Optional<String> hash = Hashes.read(part);
      if (hash.isPresent()) {
        return hash;
      }
    }
    return Optional.empty();
  }

  /// How firmly a URL of PEP 508 holds its artifact: by full commit id, by hash, or not at all.
  public static Pin pin(String url) {
    boolean held =
        isRepository(url)
            ? revision(url).filter(References::isFullCommit).isPresent()
            : hash(url).isPresent();
    return held ? Pin.HASHED : Pin.MUTABLE;
  }

  static boolean isHexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F')) {
        return false;
      }
    }
    return true;
  }
}
