package dev.assay.report;

import java.util.Locale;

/// What scans and changes are told in.
public enum ScanFormat {
  /// For a person at a terminal.
  TEXT,
  /// One object a line, `assay/scan/1` or `assay/diff/1`.
  JSON,
  /// SARIF 2.1.0, for code scanning.
  SARIF;

  /// The name on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
