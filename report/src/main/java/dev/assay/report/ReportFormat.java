package dev.assay.report;

import java.util.Locale;

/// What an audit is told in.
public enum ReportFormat {
  /// For a person at a terminal.
  TEXT,
  /// Assay's own object, `assay/audit/1`.
  JSON,
  /// SARIF 2.1.0, for code scanning.
  SARIF,
  /// CycloneDX 1.6 with vulnerabilities and their analysis.
  CYCLONEDX,
  /// A comment on a pull request.
  MARKDOWN,
  /// One self-contained page.
  HTML;

  /// The name on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
