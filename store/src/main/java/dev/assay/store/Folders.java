package dev.assay.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Folders and files that are for their owner alone, and whose names survive a power cut.
final class Folders {
  private static final FileAttribute<?>[] NONE = {};
  private static final FileAttribute<?>[] OWNER_ENTERS = owner("rwx------");
  private static final FileAttribute<?>[] OWNER_READS = owner("rw-------");

  private Folders() {}

  private static FileAttribute<?>[] owner(String permissions) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  /// Creates a folder with its parents; what it creates is for the owner alone.
  static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null) {
      throw new NoSuchFileException(folder.toString());
    }
    create(parent);
    // Another process may have been faster, which is as well.
    Files.createDirectories(folder, posix(folder) ? OWNER_ENTERS : NONE);
    sync(parent);
  }

  /// Creates an empty file, before somebody creates it for others to read too; one that is there
  /// stays as it is.
  static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, posix(file) ? OWNER_READS : NONE);
    } catch (FileAlreadyExistsException _) {
      // Another process may have been faster, which is as well.
    }
  }

  /// Makes the names in a folder durable, where the system lets a folder be opened.
  static void sync(Path folder) throws IOException {
    if (posix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
