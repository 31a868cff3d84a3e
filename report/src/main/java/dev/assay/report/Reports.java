package dev.assay.report;

import dev.assay.core.dossier.Audit;
import dev.assay.report.cyclonedx.CycloneDxReport;
import dev.assay.report.html.HtmlReport;
import dev.assay.report.json.JsonReport;
import dev.assay.report.markdown.MarkdownReport;
import dev.assay.report.sarif.SarifReport;
import dev.assay.report.text.TextReport;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.exc.JacksonIOException;

/// Every report of an audit, by its format.
public final class Reports {
  private Reports() {}

  /// Writes the report in UTF-8 and leaves the stream open.
  public static void render(
      ReportFormat format, Audit audit, RenderOptions options, OutputStream out)
      throws IOException {
    Audit shown = options.redact() ? Redaction.of(audit) : audit;
    try {
      switch (format) {
        case TEXT -> TextReport.render(shown, options, out);
        case JSON -> JsonReport.render(shown, options, out);
        case SARIF -> SarifReport.render(shown, options, out);
        case CYCLONEDX -> CycloneDxReport.render(shown, options, out);
        case MARKDOWN -> MarkdownReport.render(shown, options, out);
        case HTML -> HtmlReport.render(shown, options, out);
      }
    } catch (JacksonIOException failure) {
      throw failure.getCause();
    }
    out.flush();
  }
}
