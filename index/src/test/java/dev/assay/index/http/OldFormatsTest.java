package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.Wheels;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Eggs, installers, dumps and files without a version on the page of an index behind.
class OldFormatsTest {
  private static final String OLD = "2010-01-01T00:00:00Z";
  private static final String WHEEL = "acme-2.0-py3-none-any.whl";
  private static final String EGG = "acme-1.0-py2.7.egg";
  private static final byte[] BYTES = "MZ no program".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    index.upstream.publish("acme", WHEEL, OLD, Wheels.wheel("acme", "2.0", Wheels.HARMLESS));
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EGG,
        "acme-1.0.win32.exe",
        "acme-1.0.win-amd64-py2.7.msi",
        "acme-1.0.linux-x86_64.tar.gz",
        "acme-1.0-1.noarch.rpm",
        "acme.exe",
        "acme-final.tar.gz",
        "acme.zip"
      })
  void theyAreHeldWithoutBeingFetchedAndWhyIsTold(String file) {
    index.upstream.publish("acme", file, OLD, BYTES);
    String rule = file.matches("acme-final.*|acme[.]zip") ? "version-unknown" : "old-format";
    assertThat(index.json("/simple/acme/").body())
        .contains(WHEEL, "\"versions\":[\"2.0\"]")
        .doesNotContain(file);
    HttpResponse<String> refused = index.text("/files/acme/" + file);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"rule\":\"" + rule + "\"");
    assertThat(index.text("/files/acme/" + file + ".metadata").statusCode()).isIn(403, 404);
    assertThat(index.text("/why/acme").body())
        .contains("1 of 2 files are not offered", "\"rule\":\"" + rule + "\"");
    assertThat(index.upstream.asked()).doesNotContain("file " + file);
    assertThat(index.bytes("/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
  }

  /// 404 would send clients to their next index.
  @Test
  void aProjectThatHasNothingElseIsBlocked() {
    index.upstream.publish("rusty", "rusty-1.0.win32.exe", OLD, BYTES);
    assertThat(index.json("/simple/rusty/").statusCode()).isEqualTo(403);
  }

  /// Advisories are matched by the version in the name, also of what the policy lets pass.
  @Test
  void aPolicyMayLetThemPassUnlessSomethingElseIsKnown() {
    byte[] egg = Wheels.zip(Map.of("acme/__init__.py", "x = 1\n"));
    index.upstream.publish("acme", EGG, OLD, egg).publish("acme", "acme.egg", OLD, egg);
    index.policy("[rules]\nold-format = \"warn\"\n");
    assertThat(index.bytes("/files/acme/" + EGG).statusCode()).isEqualTo(200);
    assertThat(index.text("/files/acme/acme.egg").body()).contains("version-unknown");
    index.advisories.malware("acme", "1.0", "2026-11-20");
    index.catalog.changed();
    assertThat(index.text("/files/acme/" + EGG).body()).contains("\"rule\":\"known-malware\"");
    assertThat(index.json("/why/acme/1.0").body()).contains(EGG, "known-malware");
  }
}
