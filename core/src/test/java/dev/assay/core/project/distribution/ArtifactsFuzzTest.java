package dev.assay.core.project.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Archive;
import dev.assay.core.artifact.Archives;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.artifact.Limits;
import dev.assay.core.project.Input;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import dev.assay.core.testing.Packed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Changed bytes of small artifacts: whatever comes, there is an input and a word on what is wrong.
class ArtifactsFuzzTest {
  private static final int VARIANTS = 4_000;
  private static final Limits LIMITS = new Limits(1 << 20, 1 << 24, 1000, 16, 200);

  private static final byte[] WHEEL =
      Packed.zip(
          new TreeMap<>(
              Map.of(
                  "p/__init__.py", "pass\n".repeat(30),
                  "p/_c.so", "",
                  "p-1.dist-info/METADATA", "Name: p\nVersion: 1\nRequires-Dist: a; extra=='b'\n",
                  "p-1.dist-info/sboms/a.json", "{}")));

  private static final byte[] TAR =
      Packed.tar(
          new TreeMap<>(
              Map.of(
                  "p-1/" + "d".repeat(120) + "/a.py",
                  "pass",
                  "p-1/PKG-INFO",
                  "Name: p\nVersion: 1\n",
                  "p-1/uv.lock",
                  "version = 1\n",
                  "p-1/p.egg-info/requires.txt",
                  "a\n[b:c]\nd\n")));

  @Test
  void survivesChangedWheels() {
    survives("p-1-py3-none-any.whl", new Mutator(1, List.of(WHEEL)), List.of());
  }

  @Test
  void survivesChangedPlainAndPackedTarArchives() {
    byte[] bzip2 = Packed.by(BZip2CompressorOutputStream::new, TAR);
    byte[] xz = Packed.by(out -> new XZOutputStream(out, new LZMA2Options(0)), TAR);
    survives("p-1.tar", new Mutator(2, List.of(TAR)), List.of());
    survives("p-1.tar.gz", new Mutator(3, List.of(Packed.gzip(TAR), bzip2, xz)), List.of(WHEEL));
  }

  @Test
  void survivesChangedTarArchivesThatAreWellPacked() {
    Mutator mutator = new Mutator(4, List.of(TAR));
    for (int i = 0; i < VARIANTS / 4; i++) {
      read("p-1.tar.gz", Packed.gzip(mutator.next()));
    }
  }

  @Test
  void survivesChangedMetadata() {
    Mutator mutator =
        Mutator.ofTexts(5, List.of("Name: p\nVersion: 1\nRequires-Dist: a\n  >=1\n\ntext"));
    for (int i = 0; i < VARIANTS; i++) {
      byte[] bytes = mutator.next();
      assertThat(CoreMetadata.read(bytes).requires()).hasSizeLessThan(1000);
      assertThat(EggRequires.read(bytes)).hasSizeLessThan(1000);
    }
  }

  private static void survives(String name, Mutator mutator, List<byte[]> more) {
    List<byte[]> variants = new ArrayList<>(more);
    for (int i = 0; i < VARIANTS; i++) {
      variants.add(mutator.next());
    }
    variants.forEach(variant -> read(name, variant));
  }

  private static void read(String name, byte[] bytes) {
    MemoryTree tree = MemoryTree.of(name, bytes);
    Input input =
        name.endsWith(".whl")
            ? WheelReader.read(tree, name, name)
            : SdistReader.read(tree, name, name);
    assertThat(input.dependencies().size() + input.unchecked().size()).isPositive();
    if (Archives.open(tree, name, LIMITS, _ -> true) instanceof Archive.Opened(FileTree files)) {
      readAll(files, "", 0);
    }
  }

  private static void readAll(FileTree files, String folder, int depth) {
    assertThat(depth).isLessThanOrEqualTo(16);
    for (Entry entry : files.list(folder)) {
      assertThat(files.read(entry.path())).isNotNull();
      if (entry.kind() == Kind.DIRECTORY) {
        readAll(files, entry.path(), depth + 1);
      }
    }
  }
}
