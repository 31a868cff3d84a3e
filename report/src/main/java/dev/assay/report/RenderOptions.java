package dev.assay.report;

/// How a report is rendered.
///
/// @param colour whether text may hold ANSI colours
/// @param width the width of the terminal in columns
/// @param redact whether paths, project names, hosts and evidence are left out
/// @param version the version of Assay that is named in the report
public record RenderOptions(boolean colour, int width, boolean redact, String version) {
  public RenderOptions {
    if (width < 1) {
      throw new IllegalArgumentException("width " + width);
    }
  }
}
