package dev.assay.core.project.distribution;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.version.PackageName;
import java.util.Optional;

/// Which release an artifact is, as far as it says: by its metadata, else by its file name.
///
/// @param version as written
public record Release(Optional<PackageName> name, Optional<String> version) {

  /// The release of an artifact with this file name and these files.
  public static Release of(String fileName, FileTree files) {
    return metadata(files)
        .map(
            place -> files.read(place) instanceof Content.Bytes(byte[] bytes) ? bytes : new byte[0])
        .map(CoreMetadata::read)
        .filter(metadata -> metadata.name().flatMap(PackageName::parse).isPresent())
        .map(it -> new Release(it.name().flatMap(PackageName::parse), it.version()))
        .orElseGet(() -> ofName(fileName));
  }

  private static Release ofName(String fileName) {
    return ReleaseName.ofWheel(fileName)
        .or(() -> ReleaseName.ofSdist(fileName))
        .map(release -> new Release(Optional.of(release.name()), Optional.of(release.version())))
        .orElse(new Release(Optional.empty(), Optional.empty()));
  }

  static Optional<String> metadata(FileTree files) {
    for (Entry entry : files.list("")) {
      if (entry.kind() == Kind.DIRECTORY && entry.name().endsWith(".dist-info")) {
        return Optional.of(entry.path() + "/METADATA");
      }
    }
    return SdistFiles.metadata(files);
  }
}
