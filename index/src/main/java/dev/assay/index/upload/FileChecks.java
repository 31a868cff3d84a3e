package dev.assay.index.upload;

import dev.assay.core.Artifact;
import dev.assay.core.artifact.Content.Bytes;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.project.distribution.CoreMetadata;
import dev.assay.core.project.distribution.Publication;
import dev.assay.core.project.distribution.ReleaseName;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.index.catalog.WheelMetadata;
import dev.assay.store.Blob;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a file is what its name, its form and its own metadata say, all of them the same.
final class FileChecks {
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+!-]{0,250}");
  private static final Pattern PYTHONS = Pattern.compile("[<>=!~,.*0-9A-Za-z +-]{1,200}");

  private FileChecks() {}

  /// What the form says before the file comes.
  static Reading<Release> named(UploadForm.Early form) {
    Optional<PackageName> name = form.field("name").flatMap(PackageName::parse);
    Optional<Version> version = form.field("version").flatMap(Version::parse);
    if (!form.field(":action").orElse("file_upload").equals("file_upload")) {
      return refused("only `file_upload` is a known action");
    }
    if (name.isEmpty() || version.isEmpty()) {
      return refused("the form has no valid `name` and `version` before its file");
    }
    String file = form.file();
    if (!FILE.matcher(file).matches() || file.contains("..")) {
      return refused("that is no name of a file that can be uploaded");
    }
    Release release =
        new Release(name.get(), version.get(), file, Optional.empty(), Optional.empty());
    return isNamed(release, form.field("filetype").orElse(""))
        ? new Reading.Read<>(release)
        : refused(
            "`%s` is not named as a `%s` of %s %s"
                .formatted(
                    file,
                    form.field("filetype").orElse(""),
                    name.get().normalized(),
                    version.get().normalized()));
  }

  private static boolean isNamed(Release release, String type) {
    String version = release.version().normalized();
    String file = release.file();
    return switch (type) {
      case "bdist_wheel" ->
          file.endsWith(".whl")
              && ReleaseName.ofWheel(file).filter(it -> it.is(release.name(), version)).isPresent();
      case "sdist" ->
          (file.endsWith(".tar.gz") || file.endsWith(".zip"))
              && ReleaseName.isSdistOf(file, release.name(), version);
      default -> false;
    };
  }

  /// Whether the bytes have the digests that the form states; SHA-256 must be among them.
  static Optional<String> wrongDigest(UploadForm form) {
    Content content = form.content();
    if (form.field("sha256_digest").isEmpty()) {
      return Optional.of("the form does not state `sha256_digest`");
    }
    return differs(form, "sha256_digest", content.incoming().sha256())
        .or(() -> differs(form, "blake2_256_digest", content.blake2b()))
        .or(() -> differs(form, "md5_digest", content.md5()));
  }

  private static Optional<String> differs(UploadForm form, String field, String actual) {
    return form.field(field)
        .filter(stated -> !stated.strip().toLowerCase(Locale.ROOT).equals(actual))
        .map(_ -> "the file does not have the stated `" + field + "`; what came has " + actual);
  }

  /// Compares the file's own metadata with its name.
  static Reading<Release> opened(Release named, Content content) {
    Path path = content.incoming().path();
    Optional<byte[]> metadata =
        named.file().endsWith(".whl") ? ofWheel(named, content) : ofSdist(named, path);
    if (metadata.isEmpty()) {
      return refused("`" + named.file() + "` is no archive with metadata that can be read");
    }
    CoreMetadata read = CoreMetadata.read(metadata.get());
    boolean same =
        read.name().flatMap(PackageName::parse).filter(named.name()::equals).isPresent()
            && read.version().flatMap(Version::parse).filter(named.version()::equals).isPresent();
    if (!same) {
      return refused("the metadata in `" + named.file() + "` are of another name or version");
    }
    return new Reading.Read<>(
        new Release(
            named.name(),
            named.version(),
            named.file(),
            metadata.filter(
                bytes -> named.file().endsWith(".whl") && bytes.length <= WheelMetadata.MOST_BYTES),
            requiresPython(metadata.get())));
  }

  private static Optional<byte[]> ofWheel(Release named, Content content) {
    Blob wheel =
        new Blob(content.incoming().sha256(), content.incoming().path(), content.incoming().size());
    return WheelMetadata.read(wheel, named.file());
  }

  private static Optional<byte[]> ofSdist(Release named, Path path) {
    FileTree folder = DiskTree.open(Objects.requireNonNull(path.getParent()), Limits.DEFAULT);
    String file = Objects.requireNonNull(path.getFileName()).toString();
    if (!(Artifact.open(folder, file, named.file())
        instanceof Artifact.Reading.Opened(Artifact artifact))) {
      return Optional.empty();
    }
    String place = Publication.of(artifact.files()).source();
    return artifact.files().read(place) instanceof Bytes(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  private static Optional<String> requiresPython(byte[] metadata) {
    return Publication.field(metadata, "requires-python")
        .filter(text -> PYTHONS.matcher(text).matches());
  }

  private static Reading<Release> refused(String reason) {
    return new Reading.Refused<>(400, reason);
  }
}
