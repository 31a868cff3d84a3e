package dev.assay.core;

import dev.assay.core.artifact.Archive;
import dev.assay.core.artifact.Archives;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.artifact.OneFile;
import dev.assay.core.artifact.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A wheel, a source distribution, an installed distribution, a project tree or a single file, as
/// the files it consists of.
///
/// @param shown its path as the user gave it
/// @param sha256 of its bytes, in hexadecimal; none for a folder
public record Artifact(String shown, Optional<String> sha256, FileTree files) {
  private static final Limits LIMITS = new Limits(96L << 20, 1L << 30, 200_000, 64, 1_100);
  private static final List<String> ARCHIVES =
      List.of(
          ".whl", ".zip", ".egg", ".tar", ".gz", ".tgz", ".bz2", ".tbz", ".xz", ".txz", ".zst",
          ".conda");

  /// What opening an artifact gave.
  public sealed interface Reading {
    /// The artifact.
    record Opened(Artifact artifact) implements Reading {}

    /// It cannot be read; the reason is a lower-case phrase.
    record Refused(Optional<String> sha256, String reason) implements Reading {}
  }

  /// A folder as an artifact.
  public static Artifact ofFolder(FileTree files, String shown) {
    return new Artifact(shown, Optional.empty(), files);
  }

  /// A folder as an artifact that is known by the digest of all its files.
  public static Artifact ofDigestedFolder(FileTree files, String shown) {
    return new Artifact(shown, TreeDigest.of(files), files);
  }

  /// Opens the file at `path` of a tree by its content. One that either name calls an archive and
  /// that is none is refused.
  public static Reading open(FileTree tree, String path, String shown) {
    Optional<String> digest;
    switch (tree.open(path)) {
      case Opening.Opened(SeekableByteChannel channel) -> digest = sha256(channel);
      case Opening.Absent() -> {
        return new Reading.Refused(Optional.empty(), "no such file");
      }
      case Opening.Refused(String reason) -> {
        return new Reading.Refused(Optional.empty(), reason);
      }
    }
    if (digest.isEmpty()) {
      return new Reading.Refused(digest, "cannot be read to its end");
    }
    return switch (Archives.open(tree, path, LIMITS, _ -> true)) {
      case Archive.Opened(FileTree files) -> new Reading.Opened(new Artifact(shown, digest, files));
      case Archive.Refused(String reason) ->
          isArchive(path) || isArchive(shown)
              ? new Reading.Refused(digest, reason)
              : new Reading.Opened(new Artifact(shown, digest, new OneFile(tree, path)));
    };
  }

  /// The last part of its path.
  String fileName() {
    return shown.substring(Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\')) + 1);
  }

  /// Whether a file name says that it is an archive.
  public static boolean isArchive(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    for (String ending : ARCHIVES) {
      if (lower.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> sha256(SeekableByteChannel channel) {
    try (channel) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException _) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
