package dev.assay.core.project.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.project.Input;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Seeded mutations of well-formed locks.
final class Fuzz {
  private static final int ROUNDS = 3_000;

  private Fuzz() {}

  /// A reader's public door.
  interface Reader {
    Input read(FileTree tree, String path, String shown);
  }

  /// Whatever the bytes, there is an input of one path, and some of them are still read.
  static void everyVariantIsAnInput(Reader reader, String path, String... seeds) {
    Mutator mutator = Mutator.ofTexts(4, List.of(seeds));
    int read = 0;
    int broken = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutator.next();
      Input input = reader.read(MemoryTree.of(path, bytes), path, path);
      assertThat(input.path())
          .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
          .isEqualTo(path);
      read += input.dependencies().isEmpty() ? 0 : 1;
      broken += input.unchecked().isEmpty() ? 0 : 1;
    }
    assertThat(read).as("variants that were read").isPositive();
    assertThat(broken).as("variants that were not").isPositive();
  }
}
