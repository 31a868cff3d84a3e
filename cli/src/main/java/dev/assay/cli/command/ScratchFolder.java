package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder of its own for a resolver or for downloads, only for the user's eyes and gone
/// afterwards. It lies in the cache: uv obeys configuration in the folders above the one it works
/// in, and in a shared folder for temporary files another user could put some.
record ScratchFolder(Path path) implements AutoCloseable {

  static ScratchFolder create(Surroundings surroundings) throws IOException {
    Path cache = Files.createDirectories(surroundings.cache());
    return new ScratchFolder(Files.createTempDirectory(cache, "scratch"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
