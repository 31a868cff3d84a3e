package dev.assay.core.project.listing;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;

/// What is known of the version behind a link without fetching it.
///
/// @param text a version, else the revision or file that stands for one
/// @param known whether the text may be taken for a version
record LinkedVersion(String text, boolean known) {

  static LinkedVersion of(Link link, PackageName name) {
    return switch (link.form()) {
      case REPOSITORY -> told(link.revision().orElse("HEAD"));
      case URL, PATH ->
          ArtifactName.read(link.fileName())
              .filter(artifact -> artifact.name().equals(name))
              .map(artifact -> new LinkedVersion(artifact.version(), true))
              .orElseGet(() -> told(ArtifactName.stem(link.fileName())));
    };
  }

  /// A tag `v1.2.3` tells the version; a branch `2` or an abbreviated commit id of digits does not.
  private static LinkedVersion told(String text) {
    boolean version = text.indexOf('.') > 0 && Version.parse(text).isPresent();
    return new LinkedVersion(text.isEmpty() ? "HEAD" : text, version);
  }
}
