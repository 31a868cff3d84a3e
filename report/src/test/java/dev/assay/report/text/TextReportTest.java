package dev.assay.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.dossier.Audit;
import dev.assay.report.Audits;
import dev.assay.report.Golden;
import dev.assay.report.RenderOptions;
import dev.assay.report.ReportFormat;
import org.junit.jupiter.api.Test;

class TextReportTest {
  @Test
  void theRichAuditIsTheGoldenOne() {
    Golden.check("text/rich.txt", render(Audits.rich(), false, 110));
  }

  @Test
  void aNarrowTerminalIsTheGoldenOne() {
    Golden.check("text/narrow.txt", render(Audits.rich(), false, 60));
  }

  @Test
  void colourIsTheGoldenOne() {
    Golden.check("text/colour.txt", render(Audits.rich(), true, 110));
  }

  @Test
  void theCleanAuditIsTheGoldenOne() {
    Golden.check("text/clean.txt", render(Audits.clean(), false, 100));
  }

  @Test
  void aLongListIsShortenedAndSaysHowToSeeAll() {
    assertThat(render(Audits.large(300), false, 100).lines())
        .hasSizeLessThan(200)
        .contains("  … and 275 more; `--format json` shows all");
  }

  @Test
  void hostileTextDoesNothingToTheTerminal() {
    assertThat(render(Audits.rich(), false, 110))
        .contains("\\u{202e}\\u{a}\\u{1b}[31m")
        .doesNotContain("\u001b", "\u202e", "\u2028", "\u200b");
    assertThat(render(Audits.rich(), true, 110)).doesNotContain("\u001b[31m");
  }

  @Test
  void colourAddsNothingButColour() {
    assertThat(render(Audits.rich(), true, 110).replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(render(Audits.rich(), false, 110));
  }

  @Test
  void wideLettersTakeTwoColumnsAndAccentsNone() {
    assertThat(Columns.of("abc")).isEqualTo(3);
    assertThat(Columns.of("包裹")).isEqualTo(4);
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
  }

  private static String render(Audit audit, boolean colour, int width) {
    return Golden.render(
        ReportFormat.TEXT, audit, new RenderOptions(colour, width, false, "1.2.3"));
  }
}
