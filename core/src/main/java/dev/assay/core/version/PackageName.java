package dev.assay.core.version;

import java.util.Optional;

/// The name of a distribution, as written and normalised by PEP 503; equal when the normalised
/// forms are.
public final class PackageName implements Comparable<PackageName> {
  private static final int LONGEST = 256;

  private final String written;
  private final String normalized;

  private PackageName(String written, String normalized) {
    this.written = written;
    this.normalized = normalized;
  }

  /// The name, or empty when `text` is not one (PEP 508: ASCII letters, digits, `-`, `_`, `.`, with
  /// a letter or digit at both ends; 256 characters at most).
  public static Optional<PackageName> parse(String text) {
    String trimmed = text.strip();
    if (!isValid(trimmed)) {
      return Optional.empty();
    }
    return Optional.of(new PackageName(trimmed, normalize(trimmed)));
  }

  /// The name of a text known to be one.
  ///
  /// @throws IllegalArgumentException when it is not
  public static PackageName of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a package name: `" + text + "`"));
  }

  private static boolean isValid(String text) {
    int length = text.length();
    if (length == 0 || length > LONGEST) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean inside = i > 0 && i < length - 1;
      if (!isAlphanumeric(c) && !(inside && isSeparator(c))) {
        return false;
      }
    }
    return true;
  }

  private static String normalize(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSeparator(c)) {
        if (out.charAt(out.length() - 1) != '-') {
          out.append('-');
        }
      } else {
        out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      }
    }
    return out.toString();
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_' || c == '.';
  }

  /// The name as its author wrote it.
  public String written() {
    return written;
  }

  /// The PEP 503 form: lower case, runs of `-`, `_` and `.` as one `-`.
  public String normalized() {
    return normalized;
  }

  @Override
  public int compareTo(PackageName other) {
    return normalized.compareTo(other.normalized);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackageName name && normalized.equals(name.normalized);
  }

  @Override
  public int hashCode() {
    return normalized.hashCode();
  }

  @Override
  public String toString() {
    return normalized;
  }
}
