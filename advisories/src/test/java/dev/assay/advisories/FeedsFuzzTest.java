package dev.assay.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged records, feeds and indexes, the same on every machine: none is more than refused.
class FeedsFuzzTest {
  private static final int ROUNDS = 60;

  @TempDir private Path folder;

  @Test
  void damagedRecordsAreLeftOutOrRead() throws IOException {
    SplittableRandom random = new SplittableRandom(20260724);
    try (Stream<Path> files = Files.list(Fixtures.records())) {
      for (Path file : files.sorted().toList()) {
        byte[] record = Files.readAllBytes(file);
        for (int round = 0; round < ROUNDS; round++) {
          OsvIndexBuilder builder = new OsvIndexBuilder(OsvReader.Prose.KEPT);
          builder.add("damaged.json", damaged(record, random));
          byte[] sealed = builder.seal("0".repeat(64), "");
          OsvIndex index = OsvIndex.of(sound(sealed));
          try (AdvisoryDatabase database = Fixtures.database(index)) {
            index.forEach((name, _) -> match(name, database));
          }
          Content content = index.content();
          assertThat(content.entries() + content.withdrawn() + content.elsewhere())
              .isLessThanOrEqualTo(1);
        }
      }
    }
  }

  @Test
  void damagedFeedsAreRefusedOrRead() throws IOException {
    SplittableRandom random = new SplittableRandom(20260725);
    byte[] zip = Files.readAllBytes(Fixtures.zip(folder));
    byte[] csv = Fixtures.EPSS.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int round = 0; round < ROUNDS; round++) {
      for (Feed feed : Feed.values()) {
        byte[] bytes = damaged(feed == Feed.OSV ? zip : csv, random);
        Path file = Files.write(folder.resolve("damaged"), bytes);
        assertThat(feed.build(file, "0".repeat(64))).isNotNull();
      }
    }
  }

  @Test
  void damagedIndexesAreRefused() throws IOException {
    SplittableRandom random = new SplittableRandom(20260726);
    byte[] sealed = ((Building.Built) Feed.OSV.build(Fixtures.zip(folder), "0".repeat(64))).index();
    for (int round = 0; round < 10 * ROUNDS; round++) {
      byte[] bytes = damaged(sealed, random);
      boolean refused =
          IndexFormat.open(Feed.OSV, ByteBuffer.wrap(bytes)) instanceof IndexFormat.Opening.Refused;
      assertThat(refused).isEqualTo(!Arrays.equals(bytes, sealed));
    }
  }

  private static void match(String name, AdvisoryDatabase database) {
    for (String version : List.of("1.0", "2.0+local", "not a version")) {
      Dependency dependency =
          Dependency.of(PackageName.of(name), version, new Location("requirements.txt", 1));
      AdvisoryMatcher.match(dependency, database.source());
    }
  }

  private static ByteBuffer sound(byte[] sealed) {
    return ((IndexFormat.Opening.Sound) IndexFormat.open(Feed.OSV, ByteBuffer.wrap(sealed))).body();
  }

  /// Some bytes changed, some left out at the end.
  private static byte[] damaged(byte[] sound, SplittableRandom random) {
    byte[] bytes =
        Arrays.copyOf(
            sound, random.nextInt(4) == 0 ? random.nextInt(sound.length + 1) : sound.length);
    for (int change = random.nextInt(4); change > 0 && bytes.length > 0; change--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
