package dev.assay.cli.option;

import dev.assay.report.ScanFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `scan` and `diff` have in common.
public final class ScanOptions {
  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "text")
  private ScanFormat format = ScanFormat.TEXT;

  @Option(
      names = "--no-known",
      description = "judge by behaviour alone: use no list of known names or hashes")
  private boolean noKnown;

  @Option(names = "--explain", description = "tell the way to each finding, and every warning")
  private boolean explain;

  @Mixin private PolicyFile policy = new PolicyFile();
  @Mixin private OutputOptions output = new OutputOptions();

  /// The format that was asked for.
  public ScanFormat format() {
    return format;
  }

  /// Whether lists of known names and hashes may be used.
  public boolean usesKnown() {
    return !noKnown;
  }

  /// Whether more than what is wrong is wanted.
  public boolean explain() {
    return explain;
  }

  /// Which policy holds.
  public PolicyFile policy() {
    return policy;
  }

  /// Where data goes.
  public OutputOptions output() {
    return output;
  }
}
