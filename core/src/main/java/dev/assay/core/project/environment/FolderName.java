package dev.assay.core.project.environment;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.Optional;

/// The name and version that the name of a `.dist-info`, `.egg-info` or `.egg` states.
record FolderName(PackageName name, Optional<String> version) {

  /// The distribution of `six-1.16.0.dist-info`.
  static Optional<FolderName> ofDistInfo(String folder) {
    String stem = folder.substring(0, folder.length() - ".dist-info".length());
    int dash = stem.lastIndexOf('-');
    return dash < 0 ? of(stem, "") : of(stem.substring(0, dash), stem.substring(dash + 1));
  }

  /// The distribution of `six-1.16.0.egg-info`, `six.egg-info` or `six-1.16.0-py3.12.egg`, in which
  /// `_` stands for `-`.
  static Optional<FolderName> ofEgg(String folder) {
    String stem = folder.substring(0, folder.lastIndexOf('.'));
    int dash = stem.indexOf('-');
    if (dash < 0) {
      return of(stem, "");
    }
    int end = stem.indexOf('-', dash + 1);
    String version = end < 0 ? stem.substring(dash + 1) : stem.substring(dash + 1, end);
    return of(stem.substring(0, dash), version.replace('_', '-'));
  }

  private static Optional<FolderName> of(String name, String version) {
    Optional<String> valid =
        Version.parse(version).isPresent() ? Optional.of(version) : Optional.empty();
    return PackageName.parse(name).map(parsed -> new FolderName(parsed, valid));
  }
}
