package dev.assay.core.project.listing;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Name and version as the file name of a wheel or sdist gives them; PEP 427 and PEP 625, and the
/// looser names of old sdists.
record ArtifactName(PackageName name, String version) {
  private static final int LONGEST = 512;
  private static final List<String> SUFFIXES =
      List.of(
          ".whl", ".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tar.xz", ".txz", ".tar", ".egg");

  static boolean isArchive(String file) {
    return !stem(file).equals(file);
  }

  /// The file name without what tells that it is an archive.
  static String stem(String file) {
    String small = file.toLowerCase(Locale.ROOT);
    for (String suffix : SUFFIXES) {
      if (small.endsWith(suffix)) {
        return file.substring(0, file.length() - suffix.length());
      }
    }
    return file;
  }

  static Optional<ArtifactName> read(String file) {
    if (file.length() > LONGEST || !isArchive(file)) {
      return Optional.empty();
    }
    String stem = unescape(stem(file));
    return file.toLowerCase(Locale.ROOT).endsWith(".whl") ? wheel(stem) : sdist(stem);
  }

  private static Optional<ArtifactName> wheel(String stem) {
    String[] parts = stem.split("-", -1);
    return parts.length == 5 || parts.length == 6
        ? PackageName.parse(parts[0]).map(name -> new ArtifactName(name, parts[1]))
        : Optional.empty();
  }

  private static Optional<ArtifactName> sdist(String stem) {
    for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
      String version = stem.substring(dash + 1);
      Optional<PackageName> name = PackageName.parse(stem.substring(0, dash));
      if (name.isPresent() && Version.parse(version).isPresent()) {
        return Optional.of(new ArtifactName(name.get(), version));
      }
    }
    return Optional.empty();
  }

  private static String unescape(String stem) {
    return stem.replace("%2B", "+").replace("%2b", "+").replace("%21", "!");
  }
}
