package dev.assay.core.project.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import dev.assay.core.testing.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedLocksTest {
  @ParameterizedTest
  @ValueSource(ints = {50, 300, 2000})
  void everyPinOfALockIsRead(int pins) throws IOException {
    Path folder =
        Path.of(System.getProperty("assay.root")).resolve("../shared/data/locks/" + pins + "/req");
    assumeTrue(Files.isDirectory(folder), "shared locks: ../shared is absent");
    assertThat(read(folder, "requirements.txt").dependencies())
        .hasSize(pins)
        .allMatch(dependency -> dependency.pin() == Pin.EXACT);
    Input hashed = read(folder, "requirements-hashed.txt");
    assertThat(hashed.dependencies())
        .hasSize(pins)
        .allMatch(dependency -> dependency.pin() == Pin.HASHED);
    assertThat(hashed.remarks()).isEmpty();
    assertThat(hashed.unchecked()).isEmpty();
  }

  private static Input read(Path folder, String name) throws IOException {
    MemoryTree tree = MemoryTree.of(name, Files.readAllBytes(folder.resolve(name)));
    return RequirementsReader.read(tree, name, name);
  }
}
