package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The help texts as the user sees them (`-Dgolden=update` rewrites them).
class HelpTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("assay.root"), "cli/src/test/resources/dev/assay/cli/help");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "audit --help",
        "scan --help",
        "diff --help",
        "lock --help",
        "explain --help",
        "db --help",
        "db update --help",
        "db status --help",
        "db import --help",
        "login --help",
        "logout --help",
        "credential --help",
        "credential keyring --help",
        "credential bazel --help",
        "--version"
      })
  void helpIsAsCommitted(String line) throws IOException {
    Run run = Run.in(folder, folder, line.split(" ", -1));
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    Path golden = GOLDEN.resolve(line.replace("--", "").replace(' ', '-') + ".txt");
    if (System.getProperty("golden", "").equals("update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, run.out());
    }
    assertThat(run.out()).isEqualTo(Files.readString(golden));
  }
}
