package dev.assay.core.project.distribution;

import dev.assay.core.artifact.Archive;
import dev.assay.core.artifact.Archives;
import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Optional;

/// Reads a source distribution (PEP 625, and the older forms) as one dependency that was found.
/// What it requires are edges, not requests of the project.
public final class SdistReader {
  private final FileTree tree;
  private final String path;
  private final String fileName;
  private final DistributionInput input;

  private SdistReader(FileTree tree, String path, String shown) {
    this.tree = tree;
    this.path = path;
    this.fileName = path.substring(path.lastIndexOf('/') + 1);
    this.input = new DistributionInput(InputKind.SDIST, shown);
  }

  /// Reads the source distribution at `path`, which the user would call `shown`.
  public static Input read(FileTree tree, String path, String shown) {
    return open(tree, path, shown).input();
  }

  /// The same, with the files in it that name dependencies: lock files, requirements, projects.
  public static Sdist open(FileTree tree, String path, String shown) {
    SdistReader reader = new SdistReader(tree, path, shown);
    return switch (Archives.open(tree, path, WheelReader.LIMITS, SdistFiles::isWanted)) {
      case Archive.Opened(FileTree files) -> {
        reader.read(files, shown);
        yield new Sdist(reader.input.build(), Optional.of(files));
      }
      case Archive.Refused(String reason) -> {
        reader.input.broken(shown, reason);
        yield new Sdist(reader.input.build(), Optional.empty());
      }
    };
  }

  private void read(FileTree files, String shown) {
    input.gaps(files);
    Optional<String> place = SdistFiles.metadata(files);
    if (place.isEmpty()) {
      input.broken(shown, "it has no `PKG-INFO`");
      ReleaseName.ofSdist(fileName).ifPresent(release -> add(release, List.of()));
      return;
    }
    switch (files.read(place.get())) {
      case Content.Bytes(byte[] bytes) -> readRelease(files, CoreMetadata.read(bytes));
      case Content.Absent() -> input.broken(place.get(), "no such file in the source distribution");
      case Content.Refused(String reason) -> input.broken(place.get(), reason);
    }
  }

  private void readRelease(FileTree files, CoreMetadata metadata) {
    Optional<ReleaseName> found = input.release(metadata);
    if (found.isEmpty()) {
      return;
    }
    ReleaseName release = found.get();
    if (!ReleaseName.isSdistOf(fileName, release.name(), release.version())) {
      input.differs(release);
    }
    List<PackageName> needed =
        metadata.requires().isEmpty()
            ? metadata.withRequires(SdistFiles.eggRequires(files)).needed()
            : metadata.needed();
    add(release, needed);
  }

  private void add(ReleaseName release, List<PackageName> needed) {
    input.dependency(release, Sha256.of(tree, path), needed);
  }

  /// A source distribution and its files, where it could be opened.
  public record Sdist(Input input, Optional<FileTree> files) {}
}
