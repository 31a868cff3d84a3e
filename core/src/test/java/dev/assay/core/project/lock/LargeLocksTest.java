package dev.assay.core.project.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.sbom.CycloneDxReader;
import dev.assay.core.testing.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same pins in every format are the same dependencies, and a lock of forty times the size
/// takes about forty times as long.
class LargeLocksTest {
  @ParameterizedTest
  @ValueSource(ints = {50, 300, 2000})
  void formatsAgree(int size) throws IOException {
    Path folder = Path.of(System.getProperty("assay.root")).resolve("../shared/data/locks/" + size);
    assumeTrue(Files.isDirectory(folder), "formats agree: ../shared is absent");
    Input uv = read(UvLockReader::read, folder, "uv/uv.lock");
    assertThat(pins(uv)).hasSize(size);
    assertThat(uv.dependencies()).allMatch(dependency -> dependency.reach() == Reach.DIRECT);
    assertThat(pins(read(PoetryLockReader::read, folder, "poetry/poetry.lock")))
        .isEqualTo(pins(uv));
    assertThat(pins(read(PipfileLockReader::read, folder, "pipenv/Pipfile.lock")))
        .isEqualTo(pins(uv));
    assertThat(pins(read(PylockReader::read, folder, "pylock/pylock.toml"))).isEqualTo(pins(uv));
    assertThat(pins(read(CycloneDxReader::read, folder, "sbom/bom.cdx.json"))).isEqualTo(pins(uv));
  }

  @Test
  void timeGrowsWithSizeOnly() {
    time(lock(500));
    time(lock(500));
    long small = time(lock(500));
    long large = time(lock(20_000));
    assertThat(large).as("nanoseconds, after %d for a fortieth", small).isLessThan(small * 400);
  }

  private static long time(String lock) {
    MemoryTree tree = MemoryTree.of(Map.of("uv.lock", lock));
    long start = System.nanoTime();
    Input input = UvLockReader.read(tree, "uv.lock", "uv.lock");
    long elapsed = System.nanoTime() - start;
    assertThat(input.unchecked()).isEmpty();
    return elapsed;
  }

  /// Every package of one name, each needing that name: the worst for an edge that names none.
  private static String lock(int size) {
    StringBuilder lock = new StringBuilder("version = 1\n");
    for (int i = 0; i < size; i++) {
      lock.append("[[package]]\nname = \"same\"\nversion = \"").append(i);
      lock.append("\"\n[[package]]\nname = \"other-").append(i);
      lock.append("\"\nversion = \"1\"\ndependencies = [{ name = \"same\" }]\n");
    }
    return lock.toString();
  }

  private static Input read(Fuzz.Reader reader, Path folder, String path) throws IOException {
    Input input =
        reader.read(MemoryTree.of(path, Files.readAllBytes(folder.resolve(path))), path, path);
    assertThat(input.unchecked()).isEmpty();
    return input;
  }

  private static Set<String> pins(Input input) {
    return input.dependencies().stream()
        .map(dependency -> dependency.name() + "==" + dependency.version())
        .collect(Collectors.toSet());
  }
}
