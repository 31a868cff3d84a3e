package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex;
import dev.assay.index.FakeIndex.Ranges;
import dev.assay.index.Wheels;
import dev.assay.store.Incidents;
import dev.assay.store.Incidents.Incident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Metadata of files whose upstream serves none apart (PEP 658).
class MetadataServingTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String FILE = "/files/acme/" + WHEEL;
  private static final byte[] GOOD = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    index.upstream.ranges(Ranges.HONOURED);
    publish(WHEEL, GOOD);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private void publish(String file, byte[] bytes) {
    index.upstream.publish("acme", file, "2026-01-01T00:00:00Z", bytes);
  }

  private String page() {
    index.clock.pass(Duration.ofSeconds(40));
    return index.json("/simple/acme/").body();
  }

  @Test
  void metadataComeWithoutTheFileAndTheirDigestIsStatedFromThenOn() {
    index.upstream.ranges(Ranges.ONLY);
    assertThat(page()).contains("\"core-metadata\":true", "\"dist-info-metadata\":true");
    assertThat(index.text(FILE + ".metadata").body())
        .startsWith("Metadata-Version: 2.4\nName: acme");
    assertThat(index.upstream.asked()).contains("part " + WHEEL);
    String digest =
        FakeIndex.sha256(index.text(FILE + ".metadata").body().getBytes(StandardCharsets.UTF_8));
    assertThat(page()).contains("\"core-metadata\":{\"sha256\":\"" + digest + "\"}");
    assertThat(index.text("/simple/acme/", "Accept", "text/html").body())
        .contains("data-core-metadata=\"sha256=" + digest);
  }

  @Test
  void metadataThatWereCollectedAreTakenOutOfTheFileAgain() throws IOException {
    page();
    assertThat(index.bytes(FILE).statusCode()).isEqualTo(200);
    byte[] sent = index.bytes(FILE + ".metadata").body();
    Files.delete(index.store.blobs().find(FakeIndex.sha256(sent)).orElseThrow().path());
    assertThat(index.bytes(FILE + ".metadata").body()).isEqualTo(sent);
  }

  @Test
  void whereNoPartsAreSentTheFileIsFetched() {
    for (Ranges trouble : List.of(Ranges.IGNORED, Ranges.LYING)) {
      String file = "acme-1.%d-py3-none-any.whl".formatted(trouble.ordinal());
      index.upstream.ranges(trouble);
      publish(file, Wheels.wheel("acme", "1." + trouble.ordinal(), Wheels.HARMLESS));
      index.clock.pass(Duration.ofHours(1));
      assertThat(page()).contains(file);
      assertThat(index.text("/files/acme/" + file + ".metadata").body())
          .startsWith("Metadata-Version: 2.4");
      assertThat(index.upstream.asked()).contains("file " + file);
    }
  }

  @Test
  void aWheelWithoutMetadataStatesNoneOnceThatIsKnown() {
    String bare = "acme-2.0-py3-none-any.whl";
    publish(bare, Wheels.zip(Map.of("acme/__init__.py", Wheels.HARMLESS)));
    index.clock.pass(Duration.ofHours(1));
    page();
    assertThat(index.text("/files/acme/" + bare + ".metadata").statusCode()).isIn(403, 404);
    assertThat(index.text("/files/acme/" + bare + ".metadata").statusCode()).isIn(403, 404);
    assertThat(page().split(bare, -1)[1]).doesNotContain("\"core-metadata\":true");
  }

  /// What is too long to be served apart is still a file that can be installed.
  @Test
  void hugeMetadataAreNotServedApart() {
    String huge = "acme-3.0-py3-none-any.whl";
    publish(
        huge,
        Wheels.zip(
            Map.of(
                "acme/__init__.py",
                Wheels.HARMLESS,
                "acme-3.0.dist-info/METADATA",
                "Metadata-Version: 2.4\nName: acme\nVersion: 3.0\n\n" + "long ".repeat(1 << 20))));
    index.clock.pass(Duration.ofHours(1));
    page();
    assertThat(index.text("/files/acme/" + huge + ".metadata").statusCode()).isEqualTo(404);
    assertThat(index.bytes("/files/acme/" + huge).statusCode()).isEqualTo(200);
    assertThat(page()).contains("\"core-metadata\":false");
  }

  @Test
  void theMetadataOfAThiefAreRefusedOnceItIsJudged() {
    String thief = "acme-1.1-py3-none-any.whl";
    publish(thief, Wheels.wheel("acme", "1.1", Wheels.THIEF));
    index.clock.pass(Duration.ofHours(1));
    assertThat(index.text("/files/acme/" + thief).statusCode()).isEqualTo(403);
    assertThat(index.text("/files/acme/" + thief + ".metadata").statusCode()).isEqualTo(403);
  }

  @Test
  void otherMetadataThanTheFileHasAreAnIncident() {
    index.upstream.stateNoSizes();
    index.upstream.ranges(Ranges.ONLY);
    page();
    index.upstream.sendParts(WHEEL, Wheels.wheel("acme", "1.0.0", Wheels.HARMLESS));
    assertThat(index.text(FILE + ".metadata").body()).contains("Version: 1.0.0");
    index.upstream.ranges(Ranges.HONOURED);
    assertThat(index.bytes(FILE).statusCode()).isEqualTo(200);
    assertThat(index.store.<List<Incident>>read(session -> session.incidents().open("acme")))
        .extracting(Incident::kind)
        .containsExactly(Incidents.Kind.UPSTREAM_LIED);
  }
}
