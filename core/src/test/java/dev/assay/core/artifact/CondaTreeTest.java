package dev.assay.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Gap;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Packed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CondaTreeTest {
  private static final Limits SMALL = new Limits(1 << 20, 2 << 20, 10, 8, 100);

  private static FileTree opened(MemoryTree members) {
    MemoryTree outer = MemoryTree.of("p.conda", Packed.stored(members));
    return ((Archive.Opened) Archives.open(outer, "p.conda", SMALL, _ -> true)).tree();
  }

  private static byte[] part(String path, String content) {
    return Packed.zstandard(Packed.tar(new TreeMap<>(Map.of(path, content))));
  }

  private static List<String> paths(FileTree tree, String folder) {
    return tree.list(folder).stream().map(Entry::path).toList();
  }

  @Test
  void isOneFolder() {
    FileTree tree =
        opened(
            MemoryTree.of(Map.of("metadata.json", "{}"))
                .with("pkg-p-1-0.tar.zst", part("lib/p.py", "x"))
                .with("info-p-1-0.tar.zst", part("info/index.json", "{}")));

    assertThat(paths(tree, "")).containsExactly("info", "lib", "metadata.json");
    assertThat(paths(tree, "lib")).containsExactly("lib/p.py");
    assertThat(tree.read("lib/p.py")).isInstanceOf(Content.Bytes.class);
    assertThat(tree.read("metadata.json")).isInstanceOf(Content.Bytes.class);
    assertThat(tree.read("pkg-p-1-0.tar.zst")).isInstanceOf(Content.Absent.class);
    assertThat(tree.gaps()).isEmpty();
  }

  @Test
  void aPartThatIsDamagedStaysAFile() {
    FileTree tree =
        opened(
            MemoryTree.of("pkg-p-1-0.tar.zst", new byte[] {1, 2, 3})
                .with("info-p-1-0.tar.zst", part("info/index.json", "{}")));

    assertThat(paths(tree, "")).containsExactly("info", "pkg-p-1-0.tar.zst");
    assertThat(tree.read("pkg-p-1-0.tar.zst")).isInstanceOf(Content.Bytes.class);
  }

  @Test
  void whatHoldsMoreIsAnOrdinaryArchive() {
    FileTree tree =
        opened(
            MemoryTree.of(Map.of("metadata.json", "{}", "setup.py", "x"))
                .with("pkg-p-1-0.tar.zst", part("lib/p.py", "x")));

    assertThat(paths(tree, "")).containsExactly("metadata.json", "pkg-p-1-0.tar.zst", "setup.py");
  }

  @Test
  void tellsOfFilesThatBothPartsHold() {
    FileTree tree =
        opened(
            MemoryTree.of("pkg-p-1-0.tar.zst", part("a/b/p.py", "x"))
                .with("info-p-1-0.tar.zst", part("a/b/p.py", "y")));

    assertThat(tree.gaps())
        .containsExactly(new Gap("a/b/p.py", "more than once in the archive; the last one counts"));
  }
}
