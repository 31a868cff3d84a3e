package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import dev.assay.core.dossier.Change;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScanReportTest {
  private static final String SARIF = "urn:oasis:sarif-2.1.0";

  @ParameterizedTest
  @EnumSource
  void scansAreTheGoldenOnes(ScanFormat format) throws IOException {
    Golden.check("scan/scans." + format, scans(format, false));
  }

  @ParameterizedTest
  @EnumSource
  void changesAreTheGoldenOnes(ScanFormat format) throws IOException {
    Golden.check("scan/changes." + format, changes(format));
  }

  @Test
  void anExplanationShowsEachStepAndEachWarning() throws IOException {
    Golden.check("scan/explained.text", scans(ScanFormat.TEXT, true));
  }

  @Test
  void eachScanIsOneLineByTheSchema() throws IOException {
    assertThat(scans(ScanFormat.JSON, false).lines())
        .hasSize(3)
        .allSatisfy(line -> Schemas.assertValid(schema("scan"), "urn:assay:scan:1", line));
    String wrong = scans(ScanFormat.JSON, false).replace("\"install\"", "\"installed\"");
    assertThat(Schemas.problems(schema("scan"), "urn:assay:scan:1", wrong.lines().toList().get(0)))
        .isNotEmpty();
  }

  @Test
  void eachChangeIsOneLineByTheSchema() throws IOException {
    assertThat(changes(ScanFormat.JSON).lines())
        .hasSize(2)
        .allSatisfy(line -> Schemas.assertValid(schema("diff"), "urn:assay:diff:1", line));
  }

  @Test
  void aReleaseIsOneLineAfterItsFiles() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScanReport json = open(ScanFormat.JSON, false, out);
    json.add(Scans.release());
    json.end();
    Schemas.assertValid(
        schema("release"), "urn:assay:release:1", out.toString(StandardCharsets.UTF_8));
    out.reset();
    ScanReport text = open(ScanFormat.TEXT, false, out);
    text.add(Scans.release());
    text.end();
    Golden.check("scan/release.text", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void sarifIsByTheSchemaOfOasis() throws IOException {
    try (InputStream in =
        SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      Map<String, String> schema =
          Map.of(SARIF, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Schemas.assertValid(schema, SARIF, scans(ScanFormat.SARIF, false));
      Schemas.assertValid(schema, SARIF, changes(ScanFormat.SARIF));
    }
  }

  @Test
  void hostileTextDoesNothingToTheTerminal() throws IOException {
    assertThat(scans(ScanFormat.TEXT, true) + changes(ScanFormat.TEXT))
        .contains("\\u{1b}[31m")
        .doesNotContain("\u001b", "\u202e");
  }

  private static ScanReport open(ScanFormat format, boolean explain, OutputStream out) {
    return ScanReport.open(format, new RenderOptions(false, 100, false, "1.2.3"), explain, out);
  }

  private static String scans(ScanFormat format, boolean explain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScanReport report = open(format, explain, out);
    report.add(Scans.denied(), 7);
    report.add(Scans.admitted(), 0);
    report.add(Scans.unread(), 1);
    report.end();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String changes(ScanFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScanReport report = open(format, false, out);
    report.add(Scans.upgrade(), 7);
    report.add(Change.failed("a.whl", "b.whl", "the later artifact cannot be read"), 1);
    report.end();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> schema(String kind) {
    Path file =
        Path.of(System.getProperty("assay.root"))
            .resolve("docs/reference/schemas/" + kind + "-1.schema.json");
    try {
      return Map.of("urn:assay:" + kind + ":1", Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
