package dev.assay.cli;

import dev.assay.cli.command.AssayCommand;
import dev.assay.cli.terminal.Surroundings;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What the launcher runs once to make the start-up archive: each report and the help, so that the
/// archive holds the classes of all of them.
final class Training {
  private static final String[] FORMATS = {
    "text", "json", "sarif", "cyclonedx", "markdown", "html"
  };

  private Training() {}

  /// Takes a folder to audit and one to write to.
  public static void main(String[] arguments) {
    Path scratch = Path.of(arguments[1]).toAbsolutePath();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            Map.of("XDG_CACHE_HOME", scratch.toString(), "XDG_CONFIG_HOME", scratch.toString()),
            scratch,
            scratch,
            Clock.systemUTC(),
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            false,
            false);
    String examples = Path.of(arguments[0]).toAbsolutePath().toString();
    for (String format : FORMATS) {
      AssayCommand.run(surroundings, "audit", "--offline", "--quiet", "--format", format, examples);
    }
    AssayCommand.run(surroundings, "--help");
  }
}
