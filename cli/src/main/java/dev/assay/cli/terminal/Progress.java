package dev.assay.cli.terminal;

import java.io.PrintStream;

/// One line on a terminal that tells how far long work has come; silent elsewhere.
public final class Progress implements AutoCloseable {
  private static final int CELLS = 24;

  private final PrintStream err;
  private final boolean shown;
  private int lastPercent = -1;

  /// A bar on `surroundings`' terminal, unless it was switched off.
  public Progress(Surroundings surroundings, boolean wanted) {
    this.err = surroundings.err();
    this.shown =
        wanted
            && surroundings.interactive()
            && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
  }

  /// Shows `done` of `total`; cheap when nothing visible changes.
  public void show(String what, long done, long total) {
    int percent = total <= 0 ? 0 : Math.clamp(done * 100 / total, 0, 100);
    if (!shown || percent == lastPercent) {
      return;
    }
    lastPercent = percent;
    int full = percent * CELLS / 100;
    err.printf("\r%s [%s%s] %3d %%", what, "#".repeat(full), ".".repeat(CELLS - full), percent);
    err.flush();
  }

  /// Clears the line.
  @Override
  public void close() {
    if (shown && lastPercent >= 0) {
      err.print("\r\u001b[2K");
      err.flush();
    }
  }
}
