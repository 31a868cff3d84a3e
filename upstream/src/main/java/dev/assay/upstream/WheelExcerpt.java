package dev.assay.upstream;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.Limits;
import dev.assay.core.artifact.ZipExcerpt;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The metadata of a wheel that lies elsewhere, by its central directory.
final class WheelExcerpt {
  /// Metadata of 4 MiB at most; a wheel may have as many entries as the largest ones have.
  private static final Limits LIMITS = new Limits(4L << 20, 4L << 20, 200_000, 64, 1_100);

  private static final String FOLDER = ".dist-info";

  private WheelExcerpt() {}

  static Excerpt read(Transport transport, IndexFile wheel) {
    try (RangedFile file = new RangedFile(transport, wheel.url(), wheel.size())) {
      return switch (ZipExcerpt.read(file, WheelExcerpt::metadata, LIMITS)) {
        case Content.Bytes(byte[] bytes) -> new Excerpt.Read(bytes);
        case Content.Absent() -> new Excerpt.Unreadable("it has no metadata of its own");
        case Content.Refused(String reason) -> new Excerpt.Unreadable(reason);
      };
    } catch (RangedFile.WholeOnlyException _) {
      return new Excerpt.WholeOnly();
    } catch (IOException failure) {
      return new Excerpt.Failed(Objects.requireNonNullElse(failure.getMessage(), "no reason"));
    }
  }

  /// The metadata are in the only folder of that kind.
  private static Optional<String> metadata(List<String> names) {
    List<String> folders =
        names.stream()
            .filter(name -> name.indexOf('/') > 0)
            .map(name -> name.substring(0, name.indexOf('/')))
            .filter(folder -> folder.endsWith(FOLDER))
            .distinct()
            .toList();
    return folders.size() == 1
        ? Optional.of(folders.getFirst() + "/METADATA").filter(names::contains)
        : Optional.empty();
  }
}
