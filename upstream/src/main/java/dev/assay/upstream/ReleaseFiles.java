package dev.assay.upstream;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of one release of a project, the source distribution first.
///
/// @param version as the index's files write it, normalised
public record ReleaseFiles(String version, List<IndexFile> files) {
  private static final Comparator<IndexFile> SOURCE_FIRST =
      Comparator.comparing((IndexFile file) -> file.name().endsWith(".whl"))
          .thenComparing(IndexFile::name);

  public ReleaseFiles {
    files = files.stream().sorted(SOURCE_FIRST).toList();
  }

  /// The files of a version, yanked or not; none where there is no such version.
  public static Optional<ReleaseFiles> of(
      PackageName project, List<IndexFile> files, Version version) {
    List<IndexFile> own =
        files.stream().filter(file -> file.version(project).equals(Optional.of(version))).toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReleaseFiles(version.normalized(), own));
  }

  /// The version that an installer would take: the highest that is not yanked, a final one where
  /// there is any.
  public static Optional<ReleaseFiles> newest(PackageName project, List<IndexFile> files) {
    TreeMap<Version, Boolean> versions = new TreeMap<>();
    for (IndexFile file : files) {
      file.version(project)
          .ifPresent(it -> versions.merge(it, file.yanked().isEmpty(), Boolean::logicalOr));
    }
    List<Version> usable =
        versions.descendingMap().entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .toList();
    return usable.stream()
        .filter(version -> !version.isPrerelease())
        .findFirst()
        .or(() -> usable.stream().findFirst())
        .flatMap(version -> of(project, files, version));
  }
}
