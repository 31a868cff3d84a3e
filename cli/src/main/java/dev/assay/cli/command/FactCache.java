package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.code.CodeReader;
import dev.assay.core.code.Extracted;
import dev.assay.core.code.StoredActs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/// What was found in artifacts, kept in the cache by their bytes and the extractor's version. It
/// may be deleted at any time; what is not as it was written is found again.
final class FactCache {
  private static final int LARGEST = 64 << 20;

  private final Path folder;

  FactCache(Surroundings surroundings) {
    this.folder = surroundings.cache().resolve("facts");
  }

  /// What is in an artifact: from the cache, or found now.
  ///
  /// @param sha256 of its bytes; without it nothing is kept
  /// @param shown its name, which tells its kind
  Extracted extracted(Optional<String> sha256, String shown, Supplier<Extracted> finding) {
    if (sha256.isEmpty()) {
      return finding.get();
    }
    Path file = folder.resolve(key(sha256.get(), shown));
    Optional<Extracted> known = read(file);
    if (known.isPresent()) {
      return known.get();
    }
    Extracted found = finding.get();
    write(file, StoredActs.write(found));
    return found;
  }

  private static String key(String sha256, String shown) {
    try {
      String text = CodeReader.VERSION + "\n" + sha256 + "\n" + shown;
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static Optional<Extracted> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return StoredActs.read(in.readNBytes(LARGEST));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// A cache that cannot be written is no cache; the audit goes on without.
  private void write(Path file, byte[] bytes) {
    if (bytes.length >= LARGEST) {
      return;
    }
    try {
      create();
      Path part = Files.createTempFile(folder, "part", "");
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException _) {
      // Nothing is lost but time.
    }
  }

  private void create() throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
