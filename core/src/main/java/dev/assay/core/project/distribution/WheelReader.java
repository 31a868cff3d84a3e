package dev.assay.core.project.distribution;

import dev.assay.core.artifact.Archive;
import dev.assay.core.artifact.Archives;
import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.artifact.Limits;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Optional;

/// Reads a wheel (PEP 427) as one dependency that was found, with the native libraries and the
/// bills of materials it carries. What it requires are edges, not requests of the project.
public final class WheelReader {
  static final Limits LIMITS = new Limits(64L << 20, 1L << 30, 200_000, 64, 200);

  private static final String DIST_INFO = ".dist-info";

  private final FileTree tree;
  private final String path;
  private final DistributionInput input;

  private WheelReader(FileTree tree, String path, String shown) {
    this.tree = tree;
    this.path = path;
    this.input = new DistributionInput(InputKind.WHEEL, shown);
  }

  /// Reads the wheel at `path`, which the user would call `shown`.
  public static Input read(FileTree tree, String path, String shown) {
    WheelReader reader = new WheelReader(tree, path, shown);
    switch (Archives.open(tree, path, LIMITS, _ -> true)) {
      case Archive.Opened(FileTree files) -> reader.read(files, shown);
      case Archive.Refused(String reason) -> reader.input.broken(shown, reason);
    }
    return reader.input.build();
  }

  private void read(FileTree files, String shown) {
    input.gaps(files);
    List<String> folders =
        files.list("").stream()
            .filter(entry -> entry.kind() == Kind.DIRECTORY && entry.name().endsWith(DIST_INFO))
            .map(Entry::path)
            .toList();
    if (folders.isEmpty()) {
      input.broken(shown, "no wheel: it has no `.dist-info` folder");
      return;
    }
    if (folders.size() > 1) {
      input.strange("it has " + folders.size() + " `.dist-info` folders");
    }
    readMetadata(files, chosen(folders));
  }

  /// The folder that belongs to the file name, or else the first one.
  private String chosen(List<String> folders) {
    Optional<ReleaseName> named = ReleaseName.ofWheel(fileName(path));
    for (String folder : folders) {
      String[] parts = folder.substring(0, folder.length() - DIST_INFO.length()).split("-", 2);
      Optional<PackageName> name = PackageName.parse(parts[0]);
      if (parts.length == 2
          && name.isPresent()
          && named.isPresent()
          && named.get().is(name.get(), parts[1])) {
        return folder;
      }
    }
    return folders.getFirst();
  }

  private void readMetadata(FileTree files, String folder) {
    String metadataPath = folder + "/METADATA";
    switch (files.read(metadataPath)) {
      case Content.Bytes(byte[] bytes) -> readRelease(files, folder, CoreMetadata.read(bytes));
      case Content.Absent() -> input.broken(metadataPath, "no such file in the wheel");
      case Content.Refused(String reason) -> input.broken(metadataPath, reason);
    }
  }

  private void readRelease(FileTree files, String folder, CoreMetadata metadata) {
    Optional<ReleaseName> found = input.release(metadata);
    if (found.isEmpty()) {
      return;
    }
    ReleaseName release = found.get();
    Optional<ReleaseName> named = ReleaseName.ofWheel(fileName(path));
    if (named.isEmpty()) {
      input.strange("its file name is that of no wheel");
    } else if (!named.get().is(release.name(), release.version())) {
      input.differs(release);
    }
    input.dependency(release, Sha256.of(tree, path), metadata.needed());
    WheelContents.of(files, folder).remark(input, release.name());
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
