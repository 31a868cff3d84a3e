package dev.assay.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.dossier.Audit;
import dev.assay.report.Audits;
import dev.assay.report.Golden;
import dev.assay.report.RenderOptions;
import dev.assay.report.ReportFormat;
import dev.assay.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final String SCHEMA = "urn:assay:audit:1";

  @Test
  void theRichAuditIsTheGoldenOne() {
    Golden.check("json/rich.json", render(Audits.rich(), false));
  }

  @Test
  void everyAuditIsByTheSchema() throws IOException {
    for (Audit audit : new Audit[] {Audits.rich(), Audits.clean(), Audits.large(20)}) {
      Schemas.assertValid(schema(), SCHEMA, render(audit, false));
      Schemas.assertValid(schema(), SCHEMA, render(audit, true));
    }
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    String good = render(Audits.rich(), false);
    assertRefused(good.replaceFirst("\"rank\"", "\"rang\""));
    assertRefused(good.replaceFirst("\"verdict\": \"deny\"", "\"verdict\": \"denied\""));
    assertRefused(good.replaceFirst("\"score\": 5.3", "\"score\": 53"));
    assertRefused(good.replaceFirst("assay/audit/1", "assay/audit/2"));
  }

  private static void assertRefused(String json) throws IOException {
    assertThat(Schemas.problems(schema(), SCHEMA, json)).isNotEmpty();
  }

  @Test
  void namesAreNormalisedAndVersionsAreAsWritten() {
    assertThat(render(Audits.rich(), false))
        .contains("\"name\": \"pillow\"", "\"version\": \"2.1.0+cu118\"")
        .doesNotContain("Pillow");
  }

  @Test
  void nothingBeyondPrintableAsciiIsWritten() {
    assertThat(render(Audits.rich(), false)).matches("(?s)[\\n -~]*").contains("\\u202E");
  }

  private static Map<String, String> schema() throws IOException {
    Path file =
        Path.of(System.getProperty("assay.root"))
            .resolve("docs/reference/schemas/audit-1.schema.json");
    return Map.of(SCHEMA, Files.readString(file));
  }

  private static String render(Audit audit, boolean redact) {
    return Golden.render(ReportFormat.JSON, audit, new RenderOptions(false, 100, redact, "1.2.3"));
  }
}
