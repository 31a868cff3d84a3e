package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.Wheels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is fetched ahead of its request.
class ForesightTest {
  private static final String AGENT =
      "pip/26.3 {\"cpu\":\"x86_64\",\"python\":\"3.11.7\",\"system\":{\"name\":\"Linux\"}}";
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String NEEDED = "helper-2.0-py3-none-any.whl";
  private static final String DATE = "2026-01-01T00:00:00Z";
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    index.upstream.publish(
        "acme",
        WHEEL,
        DATE,
        Wheels.zip(
            Map.of(
                "acme/__init__.py",
                Wheels.HARMLESS,
                "acme-1.0.dist-info/METADATA",
                """
                Metadata-Version: 2.4
                Name: acme
                Version: 1.0
                Requires-Dist: helper>=1
                Requires-Dist: tester; extra == "test"
                """)));
    index.upstream.publish("helper", NEEDED, DATE, Wheels.wheel("helper", "2.0", Wheels.HARMLESS));
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private boolean isAskedInTime(String what) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!index.upstream.asked().contains(what)) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  @Test
  void theFileThatAnInstallerWillWantIsFetchedWithItsPage() throws InterruptedException {
    index.text("/simple/acme/", "User-Agent", AGENT);
    assertThat(isAskedInTime("file " + WHEEL)).isTrue();
  }

  @Test
  void whatAReleaseNeedsIsFetchedWithItsMetadataButNotWhatAnExtraNeeds()
      throws InterruptedException {
    index.text("/files/acme/" + WHEEL + ".metadata", "User-Agent", AGENT);
    assertThat(isAskedInTime("file " + NEEDED)).isTrue();
    assertThat(index.upstream.asked()).doesNotContain("page tester");
  }
}
