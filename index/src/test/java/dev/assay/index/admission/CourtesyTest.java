package dev.assay.index.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CourtesyTest {
  private static final int NICE = 16;

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadComesAfterOthersAndNoOtherThreadDoes() throws Exception {
    int before = nice();
    CompletableFuture<Integer> polite = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              Courtesy.comeAfterOthers();
              polite.complete(nice());
            })
        .join();
    assertThat(polite.get()).isGreaterThan(before);
    assertThat(nice()).isEqualTo(before);
  }

  /// Of the fields after the name of the thread.
  private static int nice() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
