package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.python.PythonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class WayTest {
  private static Project wheel() {
    return Project.of(
        "sample-1.0-py3-none-any.whl",
        Map.of(
            "sample/__init__.py",
            "from .core import engine\n",
            "sample/core/engine.py",
            "import os\n\n\ndef run(password):\n    return 1\n\n\ndef stop():\n    return 2\n",
            "sample-1.0.dist-info/METADATA",
            "Name: sample\nVersion: 1.0\n",
            "sample-1.0.dist-info/RECORD",
            "sample/__init__.py,,\n"));
  }

  private static Project sourceDistribution() {
    return Project.of(
        "sample-1.0.tar.gz",
        Map.of(
            "sample-1.0/setup.py",
            "from setuptools import setup\n\nsetup(name=\"sample\")\n",
            "sample-1.0/pyproject.toml",
            "[build-system]\nrequires = []\nbuild-backend = \"setuptools.build_meta\"\n",
            "sample-1.0/src/sample/__init__.py",
            "",
            "sample-1.0/src/sample/core/engine.py",
            "x = 1\n"));
  }

  @ParameterizedTest
  @FieldSource("dev.assay.bench.trojan.Ways#ALL")
  void eachWayLeavesPythonThatParses(Way way) {
    Names names = Names.of(new Random(1), "sample");
    Project project = wheel();
    if (!way.put(project, names)) {
      project = sourceDistribution();
      assertThat(way.put(project, names)).isTrue();
    }
    project
        .files()
        .forEach(
            (path, bytes) -> {
              if (path.endsWith(".py") || path.endsWith(".pth")) {
                assertThat(PythonParser.parse(bytes).broken()).as(path).isZero();
              }
            });
  }

  @Test
  void thereAreAtLeastThirtyWays() {
    assertThat(Ways.ALL).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
  }

  @Test
  void everyPayloadPointsNowhere() {
    Stream.of(Theft.values(), Runner.values(), Spread.values())
        .<Payload>flatMap(Stream::of)
        .forEach(WayTest::pointsNowhere);
  }

  private static void pointsNowhere(Payload payload) {
    List<String> texts = new ArrayList<>(List.of(payload.code()));
    payload.companions().values().forEach(bytes -> texts.add(new String(bytes, UTF_8)));
    for (String text : texts) {
      String rest =
          text.replaceAll("[a-z.]+\\.example", "")
              .replaceAll("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]+", "")
              .replace("169.254.169.254", "");
      assertThat(rest).as(payload.toString()).doesNotContainPattern("https?://[a-z0-9]");
    }
  }

  @Test
  void encodingsAreThoseOfPython() {
    assertThat(Encoding.base85("hello".getBytes(UTF_8))).isEqualTo("Xk~0{Zv");
    assertThat(Encoding.rotated("Hello, z")).isEqualTo("Uryyb, m");
    byte[] key = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    assertThat(Encoding.fernet("x", key)).hasSize(100).startsWith("gAAAAAB");
  }

  @Test
  void whatIsPackedReadsTheSame() throws IOException {
    for (Project project : new Project[] {wheel(), sourceDistribution()}) {
      Project again = Project.read(project.name(), Packing.pack(project)).orElseThrow();
      assertThat(again.files().keySet()).isEqualTo(project.files().keySet());
    }
  }

  @Test
  void theRecordAgreesWithTheFiles() throws IOException {
    Project project = wheel();
    Packing.pack(project);
    assertThat(project.text("sample-1.0.dist-info/RECORD").orElseThrow())
        .contains("sample/core/engine.py,sha256=")
        .contains("sample-1.0.dist-info/RECORD,,");
  }
}
