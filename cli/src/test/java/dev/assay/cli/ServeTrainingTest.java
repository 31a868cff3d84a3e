package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.assay.cli.terminal.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The training of the index, with little of everything.
class ServeTrainingTest {
  @TempDir private Path scratch;

  @Test
  void theInventedWheelsAreAdmittedAndServed() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            Map.of("XDG_CACHE_HOME", scratch.toString(), "XDG_CONFIG_HOME", scratch.toString()),
            scratch,
            scratch,
            Clock.systemUTC(),
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            err,
            false,
            false);
    ServeTraining.Amount little = new ServeTraining.Amount(2, 2, 3, 1);
    assertThatCode(() -> new ServeTraining(surroundings, scratch, little).run())
        .as(() -> said.toString(StandardCharsets.UTF_8))
        .doesNotThrowAnyException();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("assay: serving `http://127.0.0.1:");
  }
}
