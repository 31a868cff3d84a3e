package dev.assay.core.project.distribution;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.Locale;
import java.util.Optional;

/// What the file name of a wheel (PEP 427) or a source distribution (PEP 625) says of its name and
/// version.
public record ReleaseName(PackageName name, String version) {
  private static final String[] SDIST_ENDINGS = {
    ".tar.gz", ".tgz", ".zip", ".tar.bz2", ".tbz", ".tar.xz", ".txz", ".tar.zst", ".tar"
  };

  /// The release of a wheel: `name-version(-build)?-python-abi-platform.whl`.
  public static Optional<ReleaseName> ofWheel(String fileName) {
    if (!fileName.toLowerCase(Locale.ROOT).endsWith(".whl")) {
      return Optional.empty();
    }
    String[] parts = fileName.substring(0, fileName.length() - 4).split("-", -1);
    return parts.length == 5 || parts.length == 6 ? of(parts[0], parts[1]) : Optional.empty();
  }

  /// The release of a source distribution: what stands before and after the last `-` that a version
  /// follows.
  public static Optional<ReleaseName> ofSdist(String fileName) {
    String base = withoutEnding(fileName);
    for (int dash = base.lastIndexOf('-'); dash > 0; dash = base.lastIndexOf('-', dash - 1)) {
      Optional<ReleaseName> release = of(base.substring(0, dash), base.substring(dash + 1));
      if (release.isPresent()) {
        return release;
      }
    }
    return Optional.empty();
  }

  private static Optional<ReleaseName> of(String name, String version) {
    return Version.parse(version).isPresent()
        ? PackageName.parse(name).map(known -> new ReleaseName(known, version))
        : Optional.empty();
  }

  /// Whether the file name of a source distribution can mean this release. Older names hold `-` in
  /// the version too (`a-1.0-2`), so every division is tried.
  public static boolean isSdistOf(String fileName, PackageName name, String version) {
    String base = withoutEnding(fileName);
    for (int dash = base.indexOf('-'); dash > 0; dash = base.indexOf('-', dash + 1)) {
      Optional<PackageName> before = PackageName.parse(base.substring(0, dash));
      if (before.isPresent()
          && new ReleaseName(before.get(), base.substring(dash + 1)).is(name, version)) {
        return true;
      }
    }
    return false;
  }

  /// Whether this is the release, by PEP 503 and PEP 440.
  public boolean is(PackageName otherName, String otherVersion) {
    return name.equals(otherName) && isSameVersion(version, otherVersion);
  }

  private static boolean isSameVersion(String left, String right) {
    Optional<Version> leftVersion = Version.parse(left);
    Optional<Version> rightVersion = Version.parse(right);
    return left.equals(right) || (leftVersion.isPresent() && leftVersion.equals(rightVersion));
  }

  private static String withoutEnding(String fileName) {
    return sdistBase(fileName).orElse(fileName);
  }

  /// The file name of a source distribution without its ending; none where it has another one.
  static Optional<String> sdistBase(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (String ending : SDIST_ENDINGS) {
      if (lower.endsWith(ending)) {
        return Optional.of(fileName.substring(0, fileName.length() - ending.length()));
      }
    }
    return Optional.empty();
  }
}
