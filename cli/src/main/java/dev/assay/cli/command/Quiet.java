package dev.assay.cli.command;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Keeps libraries from telling of their own start.
final class Quiet {
  /// They are kept, or their levels would be lost.
  private static final List<Logger> TALKATIVE =
      Stream.of("org.flywaydb", "com.zaxxer.hikari", "io.helidon").map(Logger::getLogger).toList();

  private Quiet() {}

  static void libraries() {
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
  }
}
