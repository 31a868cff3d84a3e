package dev.assay.report.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.dossier.Audit;
import dev.assay.report.Audits;
import dev.assay.report.Golden;
import dev.assay.report.RenderOptions;
import dev.assay.report.ReportFormat;
import dev.assay.report.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

class CycloneDxReportTest {
  private static final String HOME = "http://cyclonedx.org/schema/";

  @Test
  void theRichAuditIsTheGoldenOne() {
    Golden.check("cyclonedx/rich.cdx.json", render(Audits.rich(), false));
  }

  @Test
  void everyAuditIsByTheSchema() throws IOException {
    for (Audit audit : new Audit[] {Audits.rich(), Audits.clean(), Audits.large(20)}) {
      Schemas.assertValid(schemas(), HOME + "bom-1.6.schema.json", render(audit, false));
      Schemas.assertValid(schemas(), HOME + "bom-1.6.schema.json", render(audit, true));
    }
    String wrong = render(Audits.rich(), false).replaceFirst("\"library\"", "\"book\"");
    assertThat(Schemas.problems(schemas(), HOME + "bom-1.6.schema.json", wrong)).isNotEmpty();
  }

  @Test
  void othersReadIt() throws ParseException {
    Bom bom = new JsonParser().parse(render(Audits.rich(), false).getBytes(StandardCharsets.UTF_8));
    assertThat(bom.getSpecVersion()).isEqualTo(Version.VERSION_16.getVersionString());
    assertThat(bom.getComponents())
        .extracting(component -> component.getPurl())
        .contains("pkg:pypi/torch@2.1.0%2Bcu118", "pkg:pypi/pillow@9.0.0");
    assertThat(bom.getVulnerabilities())
        .extracting(vulnerability -> vulnerability.getId())
        .contains("MAL-2026-1234", "CVE-2023-4863");
  }

  @Test
  void everyReferenceIsToOneComponent() {
    String bom = render(Audits.rich(), false);
    Set<String> known = new HashSet<>();
    Matcher definition = Pattern.compile("\"bom-ref\": \"([^\"]+)\"").matcher(bom);
    while (definition.find()) {
      assertThat(known.add(definition.group(1))).as(definition.group(1)).isTrue();
    }
    Matcher reference = Pattern.compile("\"ref\": \"([^\"]+)\"").matcher(bom);
    while (reference.find()) {
      assertThat(known).contains(reference.group(1));
    }
  }

  @Test
  void theSerialNumberIsThatOfTheContent() {
    assertThat(serial(Audits.rich()))
        .isEqualTo(serial(Audits.rich()))
        .isNotEqualTo(serial(Audits.clean()))
        .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void anAllowEntryIsAnAnalysisThatDoesNotClaimSafety() {
    String bom = render(Audits.rich(), false);
    assertThat(bom).contains("\"state\": \"in_triage\"", "allowed by bob@acme.example until");
    assertThat(bom.split("\"analysis\"", -1)).hasSize(2);
  }

  private static String serial(Audit audit) {
    Matcher matcher =
        Pattern.compile("\"serialNumber\": \"([^\"]+)\"").matcher(render(audit, false));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static Map<String, String> schemas() throws IOException {
    return Map.of(
        HOME + "bom-1.6.schema.json", resource("/bom-1.6.schema.json"),
        HOME + "spdx.schema.json", resource("/spdx.schema.json"),
        HOME + "jsf-0.82.schema.json", resource("/jsf-0.82.schema.json"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = JsonParser.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String render(Audit audit, boolean redact) {
    return Golden.render(
        ReportFormat.CYCLONEDX, audit, new RenderOptions(false, 100, redact, "1.2.3"));
  }
}
