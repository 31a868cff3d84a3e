package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The SHA-256 of files that were hashed before, so that an unchanged zip is not hashed at every
/// start: a file is the same while device, inode, size and the times of its last write and last
/// change of state are. The last cannot be set by a program, and it counts only when the digest was
/// noted well after it, so that no change hides within one tick of the clock.
final class KnownDigests {
  private static final Duration TICK = Duration.ofSeconds(2);

  private final PrivateFolder folder;

  KnownDigests(PrivateFolder folder) {
    this.folder = folder;
  }

  /// The SHA-256 of a file in hexadecimal.
  String sha256(Path file) throws IOException {
    Optional<Identity> identity = identity(file);
    if (identity.isEmpty()) {
      return Digests.sha256(file);
    }
    Optional<String> known = find(identity.get());
    if (known.isPresent()) {
      return known.get();
    }
    String sha256 = Digests.sha256(file);
    folder.put(identity.get().name(), sha256.getBytes(US_ASCII));
    return sha256;
  }

  private Optional<String> find(Identity identity) {
    Path note = folder.path().resolve(identity.name());
    try {
      boolean settled =
          Files.getLastModifiedTime(note)
              .toInstant()
              .isAfter(identity.changed().toInstant().plus(TICK));
      String sha256 = Files.readString(note, US_ASCII);
      return settled && sha256.length() == 64 ? Optional.of(sha256) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Empty where the file system does not tell.
  private static Optional<Identity> identity(Path file) throws IOException {
    try {
      Map<String, Object> facts =
          Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
      return facts.get("ctime") instanceof FileTime changed
          ? Optional.of(new Identity("digest-" + Digests.sha256(facts.toString()), changed))
          : Optional.empty();
    } catch (UnsupportedOperationException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private record Identity(String name, FileTime changed) {}
}
