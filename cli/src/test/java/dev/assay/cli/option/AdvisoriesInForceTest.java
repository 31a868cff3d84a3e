package dev.assay.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.LoopbackIndex;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.version.PackageName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Advisory data that changes while somebody uses it.
class AdvisoriesInForceTest {
  private static final String RECORD =
      """
      {"id": "MAL-2099-%d", "published": "2026-07-%dT00:00:00Z",
       "affected": [{"package": {"ecosystem": "PyPI", "name": "made-up"}, "versions": ["1.0"]}]}
      """;

  @TempDir private Path home;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private AdvisoriesInForce open(String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            Map.of("XDG_CACHE_HOME", home.resolve("cache").toString()),
            home,
            home,
            Clock.fixed(Instant.parse("2026-07-24T00:00:00Z"), ZoneOffset.UTC),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    return new AdvisoriesInForce(
        surroundings, CommandLine.populateCommand(new DatabaseOptions(), arguments));
  }

  private static String record(int number) {
    return RECORD.formatted(number, 10 + number);
  }

  private void zip(int records) throws IOException {
    Map<String, String> files =
        records == 1
            ? Map.of("1.json", record(1))
            : Map.of("1.json", record(1), "2.json", record(2));
    Files.write(home.resolve("own.zip"), LoopbackIndex.zip(files));
  }

  private static int count(AdvisoriesInForce advisories) {
    return advisories.affecting(PackageName.of("made-up")).size();
  }

  @Test
  void aNewerZipTakesThePlaceOfTheOneBefore() throws IOException {
    zip(1);
    try (AdvisoriesInForce advisories = open("--db", "own.zip", "--offline")) {
      assertThat(count(advisories)).isEqualTo(1);
      assertThat(advisories.renew()).isFalse();
      zip(2);
      assertThat(advisories.renew()).isTrue();
      assertThat(count(advisories)).isEqualTo(2);
      assertThat(advisories.stamp().date()).isEqualTo("2026-07-12");
      assertThat(advisories.renew()).isFalse();
      assertThat(err.toString(StandardCharsets.UTF_8))
          .containsOnlyOnce("advisory data of 2026-07-12 from now on");
    }
  }

  @Test
  void aNewRecordInAFolderIsNoticed() throws IOException {
    Path folder = Files.createDirectory(home.resolve("records"));
    Files.writeString(folder.resolve("1.json"), record(1));
    try (AdvisoriesInForce advisories = open("--db", "records", "--offline")) {
      assertThat(advisories.renew()).isFalse();
      Files.writeString(folder.resolve("2.json"), record(2));
      assertThat(advisories.renew()).isTrue();
      assertThat(count(advisories)).isEqualTo(2);
    }
  }

  @Test
  void whatCannotBeReadIsSaidOnceAndChangesNothing() throws IOException {
    zip(1);
    try (AdvisoriesInForce advisories = open("--db", "own.zip", "--offline")) {
      Files.writeString(home.resolve("own.zip"), "PK no zip");
      assertThatThrownBy(advisories::renew).isInstanceOf(Stop.class);
      assertThat(advisories.renew()).isFalse();
      assertThat(count(advisories)).isEqualTo(1);
    }
  }
}
