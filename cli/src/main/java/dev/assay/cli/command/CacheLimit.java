package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How much of the files of others an index keeps.
final class CacheLimit {
  private static final long MEGABYTE = 1L << 20;

  @Option(
      names = "--cache-megabytes",
      paramLabel = "N",
      description = "how much of the files of others may stay (default: all of it)")
  private @Nullable Long megabytes;

  long bytes() {
    if (megabytes == null) {
      return Long.MAX_VALUE;
    }
    if (megabytes < 0 || megabytes > Long.MAX_VALUE / MEGABYTE) {
      throw new Stop(new Problem.WrongUse("`--cache-megabytes` is at least 0", Optional.empty()));
    }
    return megabytes * MEGABYTE;
  }
}
