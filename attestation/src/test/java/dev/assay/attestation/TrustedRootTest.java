package dev.assay.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedRootTest {
  @TempDir private Path folder;

  @Test
  void theBundledOneIsWhatItsHeaderSays() throws IOException {
    Properties header = new Properties();
    try (InputStream in = TrustedRoot.class.getResourceAsStream("trusted_root.properties")) {
      header.load(in);
    }
    TrustedRoot bundled = TrustedRoot.bundled();
    assertThat(bundled.sha256()).isEqualTo(header.getProperty("sha256"));
    assertThat(bundled.obtained()).isEqualTo(header.getProperty("retrieved"));
    assertThat(bundled.staleness(bundled.obtained())).isEmpty();
  }

  @Test
  void aFileIsAsOldAsItsLastChange() throws IOException {
    Path file = folder.resolve("trusted_root.json");
    Files.write(file, new FakeSigstore().trustedRootJson());
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-06-01T12:00:00Z")));
    assertThat(TrustedRoot.read(file))
        .isInstanceOfSatisfying(
            TrustedRoot.Reading.Opened.class,
            it -> {
              assertThat(it.root().obtained()).isEqualTo("2026-06-01");
              assertThat(it.root().age(LocalDate.of(2026, 6, 11))).isEqualTo(10);
              assertThat(it.root().staleness(LocalDate.of(2026, 6, 11))).isEmpty();
              assertThat(it.root().staleness(LocalDate.of(2026, 12, 1)))
                  .contains("it is 183 days old");
              assertThat(it.root().staleness(LocalDate.of(2031, 1, 1)))
                  .contains("none of its keys is in use any more");
            });
    assertThat(TrustedRoot.read(folder.resolve("absent.json")))
        .isEqualTo(new TrustedRoot.Reading.Broken("cannot be read: NoSuchFileException"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"mediaType\": \"x\"}", "{\"tlogs\": [{}]}"})
  void whatIsNoTrustedRootIsBroken(String text) {
    assertThat(TrustedRoot.read(text.getBytes(UTF_8), LocalDate.EPOCH))
        .isInstanceOf(TrustedRoot.Reading.Broken.class);
  }
}
