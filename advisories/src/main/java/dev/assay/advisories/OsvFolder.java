package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/// A folder of OSV records, one JSON file each, at any depth down to eight; links are not followed.
final class OsvFolder {
  private static final int DEEPEST = 8;

  private final Path folder;
  private final Bounds bounds = Bounds.OSV;

  OsvFolder(Path folder) {
    this.folder = folder;
  }

  /// A digest over the names and contents of all records.
  String sha256() throws IOException {
    MessageDigest digest = Digests.sha256();
    for (Path file : files()) {
      digest.update(folder.relativize(file).toString().getBytes(UTF_8));
      digest.update((byte) 0);
      try (InputStream in = Files.newInputStream(file)) {
        byte[] content = in.readNBytes(bounds.record() + 1);
        digest.update((content.length + "\n").getBytes(UTF_8));
        digest.update(content);
      }
    }
    return Digests.text(digest);
  }

  /// A digest over the names, sizes and times of all records, for which none is read.
  String revision() throws IOException {
    MessageDigest digest = Digests.sha256();
    for (Path file : files()) {
      Path name = folder.relativize(file);
      String state =
          "%s %d %s%n".formatted(name, Files.size(file), Files.getLastModifiedTime(file));
      digest.update(state.getBytes(UTF_8));
    }
    return Digests.text(digest);
  }

  Building build(String sha256, String notice) {
    OsvIndexBuilder builder = new OsvIndexBuilder(OsvReader.Prose.KEPT);
    try {
      long left = bounds.total();
      for (Path file : files()) {
        left -= add(file, builder);
        if (left < 0) {
          return new Building.Refused("it holds more than " + (bounds.total() >> 20) + " MiB");
        }
      }
    } catch (IOException failure) {
      return new Building.Refused("it cannot be read: " + failure.getMessage());
    }
    return builder.size() == 0
        ? new Building.Refused("it holds no advisory for Python packages")
        : new Building.Built(builder.seal(sha256, notice));
  }

  private long add(Path file, OsvIndexBuilder builder) {
    String name = folder.relativize(file).toString();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] json = bounds.read(in);
      builder.add(name, json);
      return json.length;
    } catch (IOException failure) {
      builder.complain(name, List.of(String.valueOf(failure.getMessage())));
      return 0;
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      return walk.filter(file -> file.toString().endsWith(".json"))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .limit(bounds.entries())
          .sorted()
          .toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }
}
