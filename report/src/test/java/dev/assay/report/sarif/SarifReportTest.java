package dev.assay.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.Audit;
import dev.assay.report.Audits;
import dev.assay.report.Golden;
import dev.assay.report.RenderOptions;
import dev.assay.report.ReportFormat;
import dev.assay.report.Schemas;
import dev.assay.report.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SarifReportTest {
  private static final String SCHEMA = "urn:oasis:sarif-2.1.0";

  @Test
  void theRichAuditIsTheGoldenOne() {
    Golden.check("sarif/rich.sarif", render(Audits.rich(), false));
  }

  @Test
  void everyAuditIsByTheSchemaOfOasis() throws IOException {
    for (Audit audit : new Audit[] {Audits.rich(), Audits.clean(), Audits.large(20)}) {
      Schemas.assertValid(schema(), SCHEMA, render(audit, false));
      Schemas.assertValid(schema(), SCHEMA, render(audit, true));
    }
    String wrong =
        render(Audits.rich(), false).replaceFirst("\"level\": \"error\"", "\"level\": 1");
    assertThat(Schemas.problems(schema(), SCHEMA, wrong)).isNotEmpty();
  }

  @Test
  void anAllowedFindingIsSuppressedWithItsReason() {
    String sarif = render(Audits.rich(), false);
    assertThat(sarif.split("\"suppressions\"", -1)).hasSize(2);
    assertThat(sarif).contains("bob@acme.example, until 2026-12-31: no session is reused | <b>");
  }

  @Test
  void relativePathsAreAgainstTheRootAndAbsoluteOnesAreFiles() {
    assertThat(place("api/uv.lock", 3))
        .contains("\"uri\": \"api/uv.lock\"", "%SRCROOT%", "\"startLine\": 3");
    assertThat(place("./a b:\u00e9%.txt", 0))
        .contains("\"uri\": \"a%20b%3A%C3%A9%25.txt\"")
        .doesNotContain("region");
    assertThat(place("/srv/a#b", 1)).contains("file:///srv/a%23b").doesNotContain("SRCROOT");
    assertThat(place("C:\\work\\a.lock", 1)).contains("file:///C%3A/work/a.lock");
  }

  @Test
  void aMessageHasNoLinksAndNoPlaceholders() {
    assertThat(Messages.text("[x](y) {0} \u202e")).isEqualTo("\\[x\\](y) {{0}} \\\\u{{202e}}");
  }

  private static String place(String file, int line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonWriter json = new JsonWriter(out)) {
      json.object(() -> new Places(json).locations(new Location(file, line)));
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> schema() throws IOException {
    try (InputStream in =
        SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return Map.of(SCHEMA, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String render(Audit audit, boolean redact) {
    return Golden.render(ReportFormat.SARIF, audit, new RenderOptions(false, 100, redact, "1.2.3"));
  }
}
