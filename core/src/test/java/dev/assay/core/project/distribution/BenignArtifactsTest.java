package dev.assay.core.project.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.Limits;
import dev.assay.core.project.Input;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Real wheels and source distributions that nobody complained of.
class BenignArtifactsTest {
  @Test
  void namesTheReleaseThatTheFileNameNamesAndFindsNothingStrange() {
    Path root = Path.of(System.getProperty("assay.root")).resolve("../shared/corpus/benign");
    assumeTrue(Files.isDirectory(root), "benign artifacts: ../shared is absent");
    FileTree tree = DiskTree.open(root, Limits.DEFAULT);
    List<Entry> files = tree.list("");
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    List<Input> inputs = files.stream().map(file -> read(tree, file.path())).toList();

    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    System.out.println(inputs.size() + " artifacts in " + spent / 1_000_000 + " ms");
    assertThat(inputs).hasSizeGreaterThan(300).allMatch(input -> input.unchecked().isEmpty());
    assertThat(inputs)
        .allSatisfy(
            input -> {
              assertThat(input.dependencies()).hasSize(1);
              assertThat(input.dependencies().getFirst().hashes()).hasSize(1);
            });
  }

  private static Input read(FileTree tree, String path) {
    return path.endsWith(".whl")
        ? WheelReader.read(tree, path, path)
        : SdistReader.read(tree, path, path);
  }
}
