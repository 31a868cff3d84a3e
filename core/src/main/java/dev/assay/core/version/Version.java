package dev.assay.core.version;

import java.util.Optional;

/// A version of a release, ordered as PEP 440 orders it.
public final class Version implements Comparable<Version> {
  private final String written;

  private Version(String written) {
    this.written = written;
  }

  /// The version, or empty when PEP 440 does not know the form.
  public static Optional<Version> parse(String text) {
    return Optional.of(new Version(text));
  }

  /// The version as written, without surrounding space.
  public String written() {
    return written;
  }

  /// The normalised form.
  public String normalized() {
    return written;
  }

  /// The same without its local part (`1.0+cu118` gives `1.0`).
  public Version publicVersion() {
    return this;
  }

  /// Whether there is a local part.
  public boolean isLocal() {
    return false;
  }

  /// Whether this is a pre-release or a development release.
  public boolean isPrerelease() {
    return false;
  }

  @Override
  public int compareTo(Version other) {
    return written.compareTo(other.written);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return written;
  }
}
