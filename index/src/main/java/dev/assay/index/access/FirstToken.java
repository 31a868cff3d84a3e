package dev.assay.index.access;

import dev.assay.store.Scope;
import dev.assay.store.Settings.Change;
import dev.assay.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The first token of an index, with which all others are made. It is in a file that only whoever
/// runs the server can read.
public record FirstToken(Store store, InstantSource clock) {
  private static final String FILE = "admin-token";
  private static final String SETTING = "first-token";
  private static final String OWNER = "first-admin";

  /// Makes the token where the index has never had one.
  ///
  /// @param folder of the data
  /// @return the file that it is in; none when it was made before, by this node or another
  public Optional<Path> make(Path folder) {
    if (store.read(session -> session.settings().find(SETTING)).isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    TokenDesk desk = new TokenDesk();
    TokenDesk.Issued issued =
        desk.make(
            new TokenDesk.Order(OWNER, "first", Set.of(Scope.ADMIN), List.of(), Optional.empty()),
            now);
    // The file first: a token whose secret nobody has would lock everybody out.
    Path file = write(folder, issued.secret());
    boolean first =
        store.write(
            session -> {
              Change change =
                  session
                      .settings()
                      .change(SETTING, 0, issued.token().id(), OWNER, now.toEpochMilli());
              if (change instanceof Change.Done) {
                desk.keep(session, issued, OWNER, now);
              }
              return change instanceof Change.Done;
            });
    if (!first) {
      remove(file);
    }
    return first ? Optional.of(file) : Optional.empty();
  }

  private static Path write(Path folder, String secret) {
    FileAttribute<?>[] attributes =
        folder.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Path part = Files.createTempFile(folder, FILE, ".part", attributes);
      Files.writeString(part, secret + "\n");
      return Files.move(
          part,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
