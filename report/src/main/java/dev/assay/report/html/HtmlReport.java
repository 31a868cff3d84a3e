package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.report.RenderOptions;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.OutputStream;

/// Renders an audit as one HTML page that needs nothing from elsewhere: styles and charts stand in
/// it, its content security policy forbids everything else, and it has no script. Templates are
/// compiled with the sources.
public final class HtmlReport {
  private HtmlReport() {}

  /// Writes the page in UTF-8 and leaves the stream open.
  public static void render(Audit audit, RenderOptions options, OutputStream out)
      throws IOException {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            HtmlReport.class.getClassLoader(),
            HtmlReport.class.getPackageName());
    engine.setTrimControlStructures(true);
    Utf8ByteOutput page = new Utf8ByteOutput();
    engine.render("audit.jte", Page.of(audit, options), page);
    page.writeTo(out);
    out.flush();
  }
}
