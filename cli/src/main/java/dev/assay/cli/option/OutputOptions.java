package dev.assay.cli.option;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where data goes and how much is said beside it.
public final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write the report to FILE instead of standard output")
  private @Nullable Path output;

  @Option(
      names = {"-q", "--quiet"},
      description = "say nothing on standard error but failures")
  private boolean quiet;

  @Option(names = "--no-progress", description = "show no progress bar")
  private boolean noProgress;

  /// Writes data.
  @FunctionalInterface
  public interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /// Whether talk is wanted.
  public boolean isQuiet() {
    return quiet;
  }

  /// Whether a progress bar is wanted.
  public boolean wantsProgress() {
    return !quiet && !noProgress;
  }

  /// Whether data goes to a file.
  public boolean toFile() {
    return output != null;
  }

  /// Writes data where it belongs; a file is replaced as a whole or not at all.
  public void write(Surroundings surroundings, Writer writer) {
    if (output != null) {
      writeFile(surroundings, output, writer);
      return;
    }
    try {
      writer.write(surroundings.out());
      surroundings.out().flush();
    } catch (IOException failure) {
      throw new Stop(
          new Problem.WrongUse(
              "cannot write to standard output: " + failure.getMessage(), Optional.empty()));
    }
  }

  /// Writes data to a file, which is replaced as a whole or not at all.
  public static void writeFile(Surroundings surroundings, Path file, Writer writer) {
    try {
      replace(surroundings.workingDirectory().resolve(file), writer);
    } catch (IOException failure) {
      throw new Stop(
          new Problem.WrongUse(
              "cannot write the report to `%s`: %s".formatted(file, failure.getMessage()),
              Optional.of("choose a folder that exists and that you may write to")));
    }
  }

  private static void replace(Path target, Writer writer) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // A device or a pipe is written to, never replaced.
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
        writer.write(out);
      }
      return;
    }
    Path part = target.resolveSibling(".assay-" + UUID.randomUUID() + ".part");
    try {
      // A report is to be shared, so its mode is that of any new file (the umask's).
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(
                  part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        writer.write(out);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
