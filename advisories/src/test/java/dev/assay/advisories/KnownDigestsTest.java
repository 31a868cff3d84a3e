package dev.assay.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDigestsTest {
  private static final String OTHER = "0".repeat(64);

  @TempDir private Path scratch;

  @Test
  void aDigestIsNotedAndBelieved() throws IOException {
    Path file = Files.writeString(scratch.resolve("a.zip"), "one");
    assertThat(digests().sha256(file)).isEqualTo(Digests.sha256(file));
    Path note = note();
    Files.writeString(note, OTHER);
    Files.setLastModifiedTime(note, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(digests().sha256(file)).isEqualTo(OTHER);
  }

  @Test
  void aDigestNotedTooSoonIsNotBelieved() throws IOException {
    Path file = Files.writeString(scratch.resolve("a.zip"), "one");
    digests().sha256(file);
    Files.writeString(note(), OTHER);
    assertThat(digests().sha256(file)).isEqualTo(Digests.sha256(file));
  }

  @Test
  void aFileWithItsOldTimePutBackIsHashedAgain() throws IOException {
    Path file = Files.writeString(scratch.resolve("a.zip"), "one");
    FileTime written = Files.getLastModifiedTime(file);
    digests().sha256(file);
    Files.setLastModifiedTime(note(), FileTime.from(Instant.now().plusSeconds(60)));
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, written);
    assertThat(digests().sha256(file)).isEqualTo(Digests.sha256(file));
  }

  private KnownDigests digests() {
    return new KnownDigests(new PrivateFolder(scratch.resolve("cache")));
  }

  private Path note() throws IOException {
    try (Stream<Path> notes = Files.list(scratch.resolve("cache"))) {
      List<Path> all = notes.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
