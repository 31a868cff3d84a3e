package dev.assay.core.artifact;

import static dev.assay.core.artifact.HandmadeZip.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Gap;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Packed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TarTreeTest {
  private static final Limits SMALL = new Limits(1 << 20, 16 << 20, 10, 8, 100);
  private static final Map<String, String> FILES =
      new TreeMap<>(Map.of("p-1/PKG-INFO", "Name: p", "p-1/src/p.py", "pass", "p-1/a.lock", ""));

  private static Archive open(byte[] bytes) {
    return Archives.open(MemoryTree.of("a", bytes), "a", SMALL, path -> !path.endsWith(".py"));
  }

  private static FileTree opened(byte[] bytes) {
    return ((Archive.Opened) open(bytes)).tree();
  }

  private static String refusal(byte[] bytes) {
    return ((Archive.Refused) open(bytes)).reason();
  }

  private static String text(FileTree tree, String path) {
    return switch (tree.read(path)) {
      case Content.Bytes(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
      case Content.Absent() -> "absent";
      case Content.Refused(String reason) -> "refused: " + reason;
    };
  }

  private static void isRead(byte[] bytes) {
    FileTree tree = opened(bytes);
    assertThat(tree.gaps()).isEmpty();
    assertThat(tree.list("p-1"))
        .containsExactly(
            new Entry("p-1/PKG-INFO", Kind.FILE, 7),
            new Entry("p-1/a.lock", Kind.FILE, 0),
            new Entry("p-1/src", Kind.DIRECTORY, 0));
    assertThat(text(tree, "p-1/PKG-INFO")).isEqualTo("Name: p");
    assertThat(text(tree, "p-1/src/p.py")).isEqualTo("refused: not kept when the archive was read");
  }

  @Test
  void readsPlainAndPackedArchives() {
    byte[] tar = Packed.tar(FILES);

    isRead(tar);
    isRead(Packed.gzip(tar));
    isRead(Packed.by(BZip2CompressorOutputStream::new, tar));
    isRead(Packed.by(out -> new XZOutputStream(out, new LZMA2Options(0)), tar));
  }

  @Test
  void readsGzipInManyMembers() {
    byte[] tar = Packed.tar(FILES);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.writeBytes(Packed.gzip(Arrays.copyOf(tar, 700)));
    byte[] empty = Packed.gzip(new byte[0]);
    for (int i = 0; i < 100_000; i++) {
      members.writeBytes(empty);
    }
    members.writeBytes(Packed.gzip(Arrays.copyOfRange(tar, 700, tar.length)));

    isRead(members.toByteArray());
  }

  @Test
  void refusesWhatIsNoTarArchive() {
    assertThat(refusal(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0}))
        .isEqualTo("cut short");
    assertThat(refusal(Packed.zstandard(utf8("x".repeat(2000))))).isEqualTo("damaged");
    assertThat(refusal(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 8, 0}))
        .isEqualTo("its packed content is damaged");
    assertThat(refusal(utf8("hello"))).isEqualTo("no archive that can be read, or cut short");
    assertThat(refusal(Packed.gzip(utf8("x".repeat(2000))))).isEqualTo("damaged");
    assertThat(refusal(Packed.gzip(new byte[0]))).isEqualTo("empty");
    assertThat(refusal(utf8("BZh9 nonsense"))).startsWith("damaged");
    assertThat(((Archive.Refused) Archives.open(MemoryTree.of(Map.of()), "a", SMALL, _ -> true)))
        .isEqualTo(new Archive.Refused("no such file"));
  }

  @Test
  void readsLongNamesOfBothKinds() {
    String deep = "a/" + "n".repeat(200) + "/PKG-INFO";
    byte[] gnu =
        new HandmadeTar()
            .add("././@LongLink", 'L', deep + "\0", "")
            .add("cut", '0', "x", "")
            .bytes();

    assertThat(text(opened(Packed.tar(Map.of(deep, "x"))), deep)).isEqualTo("x");
    assertThat(text(opened(gnu), deep)).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, leads out of the folder it is unpacked in, etc/passwd",
    "/etc/passwd, is an absolute path, etc/passwd",
  })
  void placesInsideWhatLeadsOutAndSaysSo(String name, String reason, String place) {
    FileTree tree =
        opened(new HandmadeTar().add(name, '0', "x", "").add("good", '0', "y", "").bytes());

    assertThat(tree.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.path()).isEqualTo(name);
              assertThat(gap.reason()).contains(reason);
            });
    assertThat(text(tree, place)).isEqualTo("x");
    assertThat(text(tree, "good")).isEqualTo("y");
  }

  @Test
  void neverTakesThePlaceOfARealFileForOneThatLeadsOut() {
    FileTree tree =
        opened(new HandmadeTar().add("a", '0', "x", "").add("/a", '0', "y", "").bytes());

    assertThat(text(tree, "a")).isEqualTo("x");
    assertThat(tree.gaps()).hasSize(1);
  }

  @Test
  void leavesOutWhatLiesTooDeep() {
    FileTree tree = opened(new HandmadeTar().add("1/2/3/4/5/6/7/8/9", '0', "x", "").bytes());

    assertThat(tree.list("")).isEmpty();
    assertThat(tree.gaps())
        .singleElement()
        .extracting(Gap::reason)
        .asString()
        .contains("more than 8 folders deep");
  }

  @Test
  void followsLinksInsideAndRefusesOthers() {
    FileTree tree =
        opened(
            new HandmadeTar()
                .add("p/inside", '2', "", "../p/./real")
                .add("p/hard", '1', "", "p/real")
                .add("p/real", '0', "x", "")
                .add("p/out", '2', "", "../../etc/passwd")
                .add("p/root", '2', "", "/etc/passwd")
                .add("p/hardout", '1', "", "../etc/passwd")
                .add("p/nowhere", '2', "", "gone")
                .add("p/self", '2', "", "self")
                .add("q", '2', "", "p")
                .bytes());

    assertThat(text(tree, "p/inside")).isEqualTo("x");
    assertThat(text(tree, "p/hard")).isEqualTo("x");
    assertThat(text(tree, "p/out")).isEqualTo("refused: a link that leads out of the archive");
    assertThat(text(tree, "q")).isEqualTo("refused: a link to a folder");
    assertThat(tree.gaps())
        .containsExactlyInAnyOrder(
            new Gap("p/out", "a link that leads out of the archive"),
            new Gap("p/root", "a link that leads out of the archive"),
            new Gap("p/hardout", "a link that leads out of the archive"),
            new Gap("p/nowhere", "a link that leads nowhere, or to another link"),
            new Gap("p/self", "a link that leads nowhere, or to another link"));
  }

  @Test
  void namesDevicesAndSparseFiles() {
    FileTree tree =
        opened(
            new HandmadeTar()
                .add("zero", '3', "", "")
                .add("pipe", '6', "", "")
                .add("sparse", 'S', "x", "")
                .add("good", '0', "y", "")
                .bytes());

    assertThat(tree.gaps())
        .containsExactly(
            new Gap("zero", "a device or a pipe"),
            new Gap("pipe", "a device or a pipe"),
            new Gap("sparse", "a sparse file, which is not read"));
    assertThat(text(tree, "good")).isEqualTo("y");
  }

  @Test
  void namesPaxSparseFiles() {
    String fields = record("GNU.sparse.name", "real") + record("GNU.sparse.realsize", "9");
    FileTree tree =
        opened(new HandmadeTar().add("p", 'x', fields, "").add("q", '0', "x", "").bytes());

    assertThat(text(tree, "real")).isEqualTo("refused: a sparse file, which is not read");
  }

  @ParameterizedTest
  @CsvSource({"-1, impossible size", "9223372036854775807, cut short", "1e9, impossible size"})
  void endsAtImpossiblePaxSizes(String size, String reason) {
    FileTree tree =
        opened(
            new HandmadeTar()
                .add("before", '0', "x", "")
                .add("p", 'x', record("size", size), "")
                .add("q", '0', "y", "")
                .bytes());

    assertThat(tree.gaps()).singleElement().extracting(Gap::reason).asString().contains(reason);
    assertThat(text(tree, "before")).isEqualTo("x");
  }

  @Test
  void endsAtImpossibleHeaders() {
    HandmadeTar tar = new HandmadeTar().add("before", '0', "x", "");
    byte[] negative = tar.sized("after", new byte[] {(byte) 0xFF, -1, -1, -1, -1, -1, -1, -1, -1});
    byte[] huge = tar.sized("after", utf8("77777777777"));

    assertThat(opened(negative).gaps())
        .containsExactly(
            new Gap("", "damaged: the size of `after` is impossible; what follows was not read"));
    assertThat(opened(huge).gaps()).containsExactly(new Gap("", "cut short"));
    assertThat(text(opened(huge), "before")).isEqualTo("x");
  }

  @Test
  void allocatesNothingForHeadersThatClaimToBeLarge() {
    byte[] tar = new HandmadeTar().add("before", '0', "x", "").sized("L", 'L', utf8("77777777777"));

    assertThat(opened(tar).gaps())
        .containsExactly(new Gap("", "a header of 7 GiB; what follows was not read"));
  }

  @Test
  void tellsOfDuplicatesAndOfWhatFollowsTheEnd() {
    byte[] tar = new HandmadeTar().add("a", '0', "1", "").add("a", '0', "2", "").bytes();
    byte[] more = Arrays.copyOf(tar, tar.length + 512);
    System.arraycopy(tar, 0, more, tar.length, 512);

    assertThat(opened(more).gaps())
        .containsExactly(
            new Gap("a", "more than once in the archive; the last one counts"),
            new Gap("", "it holds more after its end, which some readers see"));
    assertThat(text(opened(tar), "a")).isEqualTo("2");
  }

  @Test
  void stopsAtBombs() {
    byte[] zeros = new HandmadeTar().add("a", '0', "x".repeat(15 << 20), "").bytes();

    assertThat(opened(Packed.gzip(zeros)).gaps())
        .containsExactly(
            new Gap("", "it unpacks to more than 100 times its size; what follows was not read"));
    assertThat(
            opened(
                    Packed.gzip(
                        new HandmadeTar().add("a", '0', "x", "").sized("b", utf8("77777777"))))
                .gaps())
        .containsExactly(new Gap("", "cut short"));
  }

  @Test
  void stopsAtTooManyBytesAndEntries() {
    HandmadeTar large = new HandmadeTar().add("a", '0', "x".repeat(17 << 20), "");
    HandmadeTar many = new HandmadeTar();
    for (int i = 0; i < 11; i++) {
      many.add("f" + i, '0', "", "");
    }

    assertThat(opened(large.bytes()).gaps())
        .containsExactly(new Gap("", "it unpacks to more than 16 MiB; what follows was not read"));
    assertThat(opened(many.bytes()).gaps())
        .containsExactly(new Gap("", "more than 10 entries; what follows was not read"));
  }

  @Test
  void keepsNoMoreThanAllowed() {
    String large = "x".repeat(600_000);
    FileTree tree =
        opened(new HandmadeTar().add("a", '0', large, "").add("b", '0', large, "").bytes());

    assertThat(text(tree, "a")).isEqualTo(large);
    assertThat(text(tree, "b")).isEqualTo("refused: larger than 438 KiB, all that is left to keep");
  }

  @Test
  void tellsOfAWrongChecksum() {
    byte[] gzip = Packed.gzip(Packed.tar(FILES));
    gzip[gzip.length - 8] ^= 1;

    assertThat(opened(gzip).gaps()).extracting(Gap::reason).isNotEmpty();
  }

  @Test
  void neverFailsWhereverItIsCut() {
    byte[] tar = Packed.tar(FILES);
    byte[] gzip = Packed.gzip(tar);
    byte[] bzip2 = Packed.by(BZip2CompressorOutputStream::new, tar);
    byte[] xz = Packed.by(out -> new XZOutputStream(out, new LZMA2Options(0)), tar);
    for (byte[] whole : new byte[][] {gzip, bzip2, xz}) {
      for (int length = 0; length < whole.length; length++) {
        tellsOfTheCut(Arrays.copyOf(whole, length));
      }
    }
    for (int length = 0; length < tar.length - 1024; length += 100) {
      open(Arrays.copyOf(tar, length));
    }
  }

  private static void tellsOfTheCut(byte[] part) {
    switch (open(part)) {
      case Archive.Opened(FileTree tree) ->
          assertThat(tree.gaps()).as("the first %d bytes", part.length).isNotEmpty();
      case Archive.Refused(String reason) -> assertThat(reason).isNotEmpty();
    }
  }

  private static String record(String name, String value) {
    String rest = " " + name + "=" + value + "\n";
    int length = rest.length() + 2;
    return String.format(Locale.ROOT, "%02d", length) + rest;
  }
}
