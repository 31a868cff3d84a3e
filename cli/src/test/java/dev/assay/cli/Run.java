package dev.assay.cli;

import dev.assay.cli.command.AssayCommand;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One command line run in this process, in surroundings of its own.
public record Run(int code, String out, String err) {
  /// The day on which all test runs happen.
  public static final String TODAY = "2026-07-24";

  /// Runs in a folder, with a home folder that holds cache and configuration.
  public static Run in(Path folder, Path home, String... arguments) {
    return in(folder, home, Map.of(), arguments);
  }

  /// The same with more environment variables.
  public static Run in(
      Path folder, Path home, Map<String, String> environment, String... arguments) {
    return fed("", folder, home, environment, arguments);
  }

  /// The same with text on standard input.
  public static Run fed(
      String input, Path folder, Path home, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> all = new HashMap<>(environment);
    all.put("XDG_CACHE_HOME", home.resolve("cache").toString());
    all.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    Surroundings surroundings =
        new Surroundings(
            all,
            folder,
            home,
            Clock.fixed(Instant.parse(TODAY + "T00:00:00Z"), ZoneOffset.UTC),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    int code = AssayCommand.run(surroundings, arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// What was printed as JSON, one object each line.
  public List<Node> objects() {
    return out.lines()
        .map(
            line ->
                ((Documents.Reading.Parsed) Documents.json(line.getBytes(StandardCharsets.UTF_8)))
                    .root())
        .toList();
  }
}
