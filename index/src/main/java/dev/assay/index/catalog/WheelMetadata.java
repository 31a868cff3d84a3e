package dev.assay.index.catalog;

import dev.assay.core.Artifact;
import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Limits;
import dev.assay.store.Blob;
import dev.assay.store.Incoming;
import dev.assay.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Takes the core metadata out of a wheel, so that they can be served apart (PEP 658).
public record WheelMetadata(Store store) {
  /// The longest that are served apart.
  public static final int MOST_BYTES = 4 << 20;

  /// The metadata of a wheel as a file of their own; none where it has none that can be read.
  public Optional<Blob> extract(Blob wheel, String name, long now) {
    if (!name.endsWith(".whl")) {
      return Optional.empty();
    }
    return read(wheel, name).map(bytes -> keep(bytes, now));
  }

  /// The bytes of the metadata of a wheel.
  public static Optional<byte[]> read(Blob wheel, String name) {
    Path path = wheel.path();
    FileTree folder = DiskTree.open(Objects.requireNonNull(path.getParent()), Limits.DEFAULT);
    String file = Objects.requireNonNull(path.getFileName()).toString();
    if (!(Artifact.open(folder, file, name)
        instanceof Artifact.Reading.Opened(Artifact artifact))) {
      return Optional.empty();
    }
    List<FileTree.Entry> folders =
        artifact.files().list("").stream()
            .filter(entry -> entry.kind() == FileTree.Kind.DIRECTORY)
            .filter(entry -> entry.name().endsWith(".dist-info"))
            .toList();
    if (folders.size() != 1) {
      return Optional.empty();
    }
    return artifact.files().read(folders.getFirst().path() + "/METADATA")
            instanceof Content.Bytes(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  /// Keeps metadata as a file.
  public Blob keep(byte[] bytes, long now) {
    try (Incoming incoming = store.blobs().receive(MOST_BYTES)) {
      incoming.write(bytes, 0, bytes.length);
      return incoming.cache(now);
    } catch (IOException tooLarge) {
      throw new UncheckedIOException(tooLarge);
    }
  }
}
