package dev.assay.advisories;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// A folder of the cache that only its owner may enter. A file appears in it as a whole or not at
/// all, so that any number of processes may read and write at once.
final class PrivateFolder {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final String PART = "part-";
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Path path;

  PrivateFolder(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /// Puts a file there; gives false where that is not possible, which costs only time.
  boolean put(String name, byte[] content) {
    try {
      Path part = part();
      try {
        Files.write(part, content);
        replace(part, name);
      } finally {
        Files.deleteIfExists(part);
      }
      return true;
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }

  /// A new empty file in the folder, for the owner only.
  Path part() throws IOException {
    create(path.toAbsolutePath());
    return Files.createTempFile(path, PART, ".tmp");
  }

  /// Gives a finished file its name.
  void replace(Path part, String name) throws IOException {
    Files.move(part, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Deletes what processes that were ended a day ago left unfinished.
  void sweep(Instant now) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, PART + "*")) {
      for (Path part : parts) {
        if (isOlderThan(now.minus(LONGEST), part)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static boolean isOlderThan(Instant limit, Path part) throws IOException {
    try {
      return Files.getLastModifiedTime(part).toInstant().isBefore(limit);
    } catch (NoSuchFileException _) {
      return false; // Another one has just finished it.
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      create(folder.getParent());
    }
    try {
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectory(folder, OWNER_ONLY);
      } else {
        Files.createDirectory(folder);
      }
    } catch (FileAlreadyExistsException _) {
      // Another process was faster.
    }
  }
}
