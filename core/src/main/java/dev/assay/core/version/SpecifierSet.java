package dev.assay.core.version;

import java.util.Optional;

/// A set of version specifiers that must all hold (`>=1.2,!=1.3.*`), as PEP 440 defines them.
public final class SpecifierSet {
  private final String written;

  private SpecifierSet(String written) {
    this.written = written;
  }

  /// The set, or empty when a part of it does not parse.
  public static Optional<SpecifierSet> parse(String text) {
    return Optional.of(new SpecifierSet(text));
  }

  /// Whether a version lies in the set; pre-releases count only when asked for or named by the set.
  public boolean contains(Version version, boolean prereleases) {
    return false;
  }

  /// The version as written when this is exactly one `==` without a wildcard, or one `===`.
  public Optional<String> pin() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return written;
  }
}
