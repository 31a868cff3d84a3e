package dev.assay.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// The world outside: the only things a command knows of the machine it runs on, so that a test can
/// hand it another one.
///
/// @param in what is handed over on standard input
/// @param out for data
/// @param err for talk
/// @param interactive whether a person sees `err` on a terminal
/// @param outIsTerminal whether a person sees `out` on a terminal
public record Surroundings(
    Map<String, String> environment,
    Path workingDirectory,
    Path home,
    Clock clock,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean interactive,
    boolean outIsTerminal) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// Today, in UTC so that two machines agree.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// An environment variable that is set and not empty.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /// Whether text for people may be coloured (`NO_COLOR`, `TERM=dumb`).
  public boolean colour() {
    return outIsTerminal
        && variable("NO_COLOR").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /// The width of the terminal in columns, as far as it is known.
  public int width() {
    try {
      return Math.clamp(Integer.parseInt(environment.getOrDefault("COLUMNS", "100")), 40, 240);
    } catch (NumberFormatException _) {
      return 100;
    }
  }

  /// Where Assay keeps what may be deleted (`$XDG_CACHE_HOME/assay`).
  public Path cache() {
    return folder("XDG_CACHE_HOME", ".cache");
  }

  /// Where the user's own settings lie (`$XDG_CONFIG_HOME/assay`).
  public Path config() {
    return folder("XDG_CONFIG_HOME", ".config");
  }

  private Path folder(String variable, String beneathHome) {
    return variable(variable)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(home.resolve(beneathHome))
        .resolve("assay");
  }

  /// Says one line to a person, control characters escaped.
  public void say(String line) {
    err.println(dev.assay.report.SafeText.line(line));
  }
}
