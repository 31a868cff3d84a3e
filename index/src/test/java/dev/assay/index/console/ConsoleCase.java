package dev.assay.index.console;

import dev.assay.store.Judgements.Judgement;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of the console share: a demo that whoever likes may read, and a file of it that is
/// held.
abstract class ConsoleCase {
  static final String HELD = "fernsheet-2.2.0-py3-none-any.whl";

  @TempDir private Path data;
  TestConsole console;

  @BeforeEach
  void start() {
    console = new TestConsole(data, true);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  Judgement held() {
    return console.store.read(session -> session.judgements().of("fernsheet")).stream()
        .filter(row -> row.filename().equals(HELD))
        .findFirst()
        .orElseThrow();
  }
}
