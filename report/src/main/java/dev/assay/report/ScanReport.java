package dev.assay.report;

import dev.assay.core.dossier.Change;
import dev.assay.core.dossier.ReleaseScan;
import dev.assay.core.dossier.Scan;
import dev.assay.report.json.ScanJson;
import dev.assay.report.sarif.ScanSarif;
import dev.assay.report.text.ScanText;
import java.io.IOException;
import java.io.OutputStream;

/// Scans or changes told one after the other, as they come; closing it leaves the stream open.
public interface ScanReport {
  /// Tells of one artifact.
  ///
  /// @param millis how long it took
  void add(Scan scan, long millis) throws IOException;

  /// Tells of one change.
  void add(Change change, long millis) throws IOException;

  /// Tells of a release, after its files.
  void add(ReleaseScan release) throws IOException;

  /// Tells what there is to tell of all together.
  void end() throws IOException;

  /// A report in a format.
  ///
  /// @param explain whether the way to each finding is told in full
  static ScanReport open(
      ScanFormat format, RenderOptions options, boolean explain, OutputStream out) {
    return switch (format) {
      case TEXT -> new ScanText(options, explain, out);
      case JSON -> new ScanJson(out);
      case SARIF -> new ScanSarif(options, out);
    };
  }
}
