package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CveFeedsTest {
  private static final String KEV =
      """
      {"catalogVersion": "2026.07.01", "dateReleased": "2026-07-01T10:00:00.0000Z", "count": 5,
       "vulnerabilities": [
        {"cveID": "CVE-2099-0001", "dateAdded": "2026-06-30", "knownRansomwareCampaignUse": "Known"},
        {"cveID": "CVE-1999-123456789", "dateAdded": "2021-11-03"},
        {"cveID": "CVE-2099-0003", "dateAdded": "soon"},
        {"cveID": "no id", "dateAdded": "2026-06-30"},
        "no entry"]}
      """;

  @TempDir private Path folder;

  @Test
  void theCatalogueGivesDays() throws IOException {
    CveIndex kev = index(Feed.KEV, KEV.getBytes(UTF_8));
    assertThat(kev.find("CVE-2099-0001")).hasValue((int) LocalDate.of(2026, 6, 30).toEpochDay());
    assertThat(kev.find("CVE-1999-123456789")).isPresent();
    assertThat(kev.find("CVE-2099-0003")).isEmpty();
    assertThat(kev.content().date()).contains(LocalDate.of(2026, 7, 1));
    assertThat(kev.content().entries()).isEqualTo(2);
    assertThat(kev.content().malformed()).isEqualTo(3);
  }

  @Test
  void probabilitiesComePlainOrPacked() throws IOException {
    for (byte[] bytes : new byte[][] {Fixtures.EPSS.getBytes(UTF_8), gzip(Fixtures.EPSS)}) {
      CveIndex epss = index(Feed.EPSS, bytes);
      assertThat(epss.find("CVE-2020-11651")).hasValue(944_030_000);
      assertThat(epss.find("CVE-2099-0002")).hasValue(EpssReader.ONE);
      assertThat(epss.find("CVE-2099-0003")).isEmpty();
      assertThat(epss.content().entries()).isEqualTo(3);
      assertThat(epss.content().malformed()).isEqualTo(3);
      assertThat(epss.content().date()).contains(LocalDate.of(2026, 7, 22));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CVE",
        "CVE-",
        "CVE-2099",
        "CVE-2099-",
        "CVE-99-1",
        "CVE-20x9-1",
        "CVE-2099-1 ",
        "CVE-2099-1234567890",
        "GHSA-2099-0001",
        "cve-2099-0001"
      })
  void whatIsNoCveIsNotFound(String text) {
    assertThat(Fixtures.epss().find(text)).isEmpty();
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    assertThat(build(Feed.KEV, "{}".getBytes(UTF_8)))
        .isEqualTo(new Building.Refused("it holds no known exploited vulnerability"));
    assertThat(build(Feed.KEV, "<html>".getBytes(UTF_8))).isInstanceOf(Building.Refused.class);
    assertThat(build(Feed.EPSS, "<html>".getBytes(UTF_8)))
        .isEqualTo(new Building.Refused("it holds no EPSS score"));
    byte[] packed = gzip(Fixtures.EPSS);
    assertThat(build(Feed.EPSS, Arrays.copyOf(packed, packed.length - 20)))
        .isInstanceOf(Building.Refused.class);
  }

  @Test
  void aLineWithoutEndIsCut() throws IOException {
    byte[] bytes = (Fixtures.EPSS + "x".repeat(3_000_000)).getBytes(UTF_8);
    assertThat(index(Feed.EPSS, gzip(new String(bytes, UTF_8))).content().malformed()).isEqualTo(4);
  }

  @Test
  void filesAreRecognisedByHowTheyBegin() throws IOException {
    assertThat(Feed.recognise(Fixtures.zip(folder))).contains(Feed.OSV);
    assertThat(Feed.recognise(file(KEV.getBytes(UTF_8)))).contains(Feed.KEV);
    assertThat(Feed.recognise(file(Fixtures.EPSS.getBytes(UTF_8)))).contains(Feed.EPSS);
    assertThat(Feed.recognise(file(gzip(Fixtures.EPSS)))).contains(Feed.EPSS);
    assertThat(Feed.recognise(file("<html>".getBytes(UTF_8)))).isEmpty();
    assertThat(Feed.recognise(file(new byte[0]))).isEmpty();
  }

  private CveIndex index(Feed feed, byte[] content) throws IOException {
    Building building = build(feed, content);
    assertThat(building).isInstanceOf(Building.Built.class);
    IndexFormat.Opening opening =
        IndexFormat.open(feed, ByteBuffer.wrap(((Building.Built) building).index()));
    return CveIndex.of(((IndexFormat.Opening.Sound) opening).body());
  }

  private Building build(Feed feed, byte[] content) throws IOException {
    return feed.build(file(content), "0".repeat(64));
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("feed"), content);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
