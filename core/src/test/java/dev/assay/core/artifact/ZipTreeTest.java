package dev.assay.core.artifact;

import static dev.assay.core.artifact.HandmadeZip.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Gap;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.artifact.HandmadeZip.Lie;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Packed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipTreeTest {
  private static final Limits SMALL = new Limits(1 << 20, 2 << 20, 10, 8, 100);

  private static Archive open(byte[] bytes) {
    return Archives.open(MemoryTree.of("a.whl", bytes), "a.whl", SMALL, _ -> true);
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

  @Test
  void looksLikeAFolder() {
    FileTree tree =
        opened(
            Packed.zip(new TreeMap<>(Map.of("a/b.py", "1", "a/c/d.py", "22", "a-b", "", "z", ""))));

    assertThat(tree.list(""))
        .containsExactly(
            new Entry("a", Kind.DIRECTORY, 0),
            new Entry("a-b", Kind.FILE, 0),
            new Entry("z", Kind.FILE, 0));
    assertThat(tree.list("a"))
        .containsExactly(new Entry("a/b.py", Kind.FILE, 1), new Entry("a/c", Kind.DIRECTORY, 0));
    assertThat(tree.list("none")).isEmpty();
    assertThat(text(tree, "a/c/d.py")).isEqualTo("22");
    assertThat(text(tree, "a")).isEqualTo("absent");
    assertThat(tree.gaps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, leads out of the folder it is unpacked in, etc/passwd",
    "a/../../b, leads out of the folder it is unpacked in, a/b",
    "C:/x, is an absolute path, x",
    "a\\b, holds a backslash, a/b",
    "/etc/passwd, is an absolute path, etc/passwd",
  })
  void placesInsideWhatLeadsOutAndSaysSo(String name, String reason, String place) {
    FileTree tree = opened(new HandmadeZip().add(name, "x").add("good", "y").bytes());

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
    FileTree tree = opened(new HandmadeZip().add("a", "x").add("/a", "y").bytes());

    assertThat(text(tree, "a")).isEqualTo("x");
    assertThat(tree.gaps()).hasSize(1);
  }

  @Test
  void leavesOutWhatLiesTooDeep() {
    FileTree tree = opened(new HandmadeZip().add("1/2/3/4/5/6/7/8/9", "x").bytes());

    assertThat(tree.list("")).isEmpty();
    assertThat(tree.gaps())
        .singleElement()
        .extracting(Gap::reason)
        .asString()
        .contains("more than 8 folders deep");
  }

  @Test
  void tellsOfNamesThatEndAtANul() {
    FileTree tree = opened(new HandmadeZip().add("METADATA\0.py", "x").bytes());

    assertThat(tree.gaps()).singleElement().extracting(Gap::reason).asString().contains("NUL");
  }

  @Test
  void keepsNamesOfAnyBytes() {
    byte[] name = {(byte) 0xE9, '\n', '!'};
    FileTree tree =
        opened(new HandmadeZip().add(Lie.none("", "x").named(name, name), utf8("x")).bytes());

    assertThat(tree.list("")).singleElement().extracting(Entry::path).isEqualTo("\uEFE9\n!");
    assertThat(text(tree, "\uEFE9\n!")).isEqualTo("x");
  }

  @Test
  void tellsOfDuplicatesAndReadsTheLast() {
    FileTree tree = opened(new HandmadeZip().add("a", "1").add("./a", "2").bytes());

    assertThat(tree.gaps())
        .containsExactly(new Gap("a", "more than once in the archive; the last one counts"));
    assertThat(text(tree, "a")).isEqualTo("2");
  }

  @Test
  void tellsOfPathsThatAreAFileAndAFolder() {
    FileTree tree = opened(new HandmadeZip().add("a", "1").add("a/b", "2").bytes());

    assertThat(tree.gaps()).containsExactly(new Gap("a", "both a file and a folder"));
  }

  @Test
  void refusesEntriesWithTwoNames() {
    Lie lie = Lie.none("", "x").named(utf8("one"), utf8("two"));
    FileTree tree = opened(new HandmadeZip().add(lie, utf8("x")).bytes());

    assertThat(tree.gaps()).contains(new Gap("two", "its local header holds another name"));
    assertThat(text(tree, "two")).isEqualTo("refused: its local header holds another name");
  }

  @Test
  void refusesEntriesThatOverlap() {
    HandmadeZip zip = new HandmadeZip();
    Lie lie = Lie.none("a", "x");
    int place = zip.hide(lie, utf8("x"));
    FileTree tree = opened(zip.point(lie, place).point(lie, place).bytes());

    assertThat(tree.gaps())
        .contains(new Gap("a", "it overlaps another entry"))
        .contains(new Gap("a", "more than once in the archive; the last one counts"));
    assertThat(text(tree, "a")).isEqualTo("refused: it overlaps another entry");
  }

  @Test
  void tellsOfEntriesThatTheDirectoryHides() {
    HandmadeZip zip = new HandmadeZip().add("a", "x");
    int place = zip.hide(Lie.none("hidden", "y"), utf8("y"));

    assertThat(opened(zip.add("b", "z").bytes()).gaps())
        .containsExactly(
            new Gap("", "an entry at byte " + place + " is missing in its central directory"));
  }

  @Test
  void tellsOfBytesBeforeTheArchiveAndReadsIt() {
    byte[] zip = new HandmadeZip().add("a", "x").bytes();
    byte[] shifted = new byte[zip.length + 7];
    System.arraycopy(zip, 0, shifted, 7, zip.length);
    FileTree tree = opened(shifted);

    assertThat(tree.gaps()).containsExactly(new Gap("", "7 bytes stand before the archive"));
    assertThat(text(tree, "a")).isEqualTo("x");
  }

  @Test
  void tellsOfASecondEndInTheComment() {
    byte[] inner = new HandmadeZip().add("a", "other").bytes();
    String comment = new String(inner, StandardCharsets.ISO_8859_1);

    assertThat(opened(new HandmadeZip().add("a", "x").bytes(1, comment)).gaps())
        .extracting(Gap::reason)
        .contains("its end is ambiguous: zip readers may see different files");
  }

  @Test
  void refusesWhatIsAlsoAnotherArchive() {
    byte[] gzip = Packed.gzip(Packed.tar(Map.of("a", "x")));
    byte[] zip = new HandmadeZip().add("a", "y").bytes();
    byte[] both = Arrays.copyOf(gzip, gzip.length + zip.length);
    System.arraycopy(zip, 0, both, gzip.length, zip.length);

    assertThat(refusal(both)).contains("a zip archive and something else at once");
  }

  @Test
  void tellsOfAWrongCount() {
    assertThat(opened(new HandmadeZip().add("a", "x").bytes(3, "")).gaps())
        .containsExactly(new Gap("", "it says that it has 3 entries, and has 1"));
  }

  @Test
  void namesEncryptedEntries() {
    Lie lie = Lie.none("a", "x").flagged(0x801);
    FileTree tree = opened(new HandmadeZip().add(lie, utf8("x")).bytes());

    assertThat(tree.gaps()).containsExactly(new Gap("a", "encrypted"));
    assertThat(text(tree, "a")).isEqualTo("refused: encrypted");
  }

  @Test
  void doesNotFollowLinks() {
    Lie lie = Lie.none("a", "/etc/passwd").moded(0xA1FF);
    FileTree tree = opened(new HandmadeZip().add(lie, utf8("/etc/passwd")).bytes());

    assertThat(tree.list("")).containsExactly(new Entry("a", Kind.DEAD_LINK, 0));
    assertThat(tree.gaps()).containsExactly(new Gap("a", "a symbolic link, which is not followed"));
    assertThat(text(tree, "a")).startsWith("refused: a symbolic link");
  }

  @Test
  void refusesAWrongChecksumAndAnUnknownMethod() {
    Lie sum = Lie.none("sum", "x").summed(7);
    Lie method = Lie.none("method", "x").packedBy(14);
    FileTree tree = opened(new HandmadeZip().add(sum, utf8("x")).add(method, utf8("x")).bytes());

    assertThat(text(tree, "sum")).isEqualTo("refused: its content does not match its checksum");
    assertThat(text(tree, "method")).isEqualTo("refused: packed by method 14, which is not read");
  }

  @Test
  void refusesSizesThatLie() {
    byte[] deflated = Packed.zip(Map.of("a", "x".repeat(1000)));
    int central = deflated.length - 22 - 47;
    deflated[central + 24] = 10;
    deflated[central + 25] = 0;
    Lie outside = Lie.none("b", "x").sized(1 << 30, 1 << 30);

    assertThat(text(opened(deflated), "a"))
        .isEqualTo("refused: it unpacks to more than it declares");
    assertThat(text(opened(new HandmadeZip().add(outside, utf8("x")).bytes()), "b"))
        .isEqualTo("refused: its content lies outside the archive");
  }

  @Test
  void tellsOfBombsWithoutUnpackingThem() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("zeros"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(zeros);
      }
    }
    FileTree tree = opened(bytes.toByteArray());

    assertThat(tree.gaps()).containsExactly(new Gap("zeros", "it would unpack to 100 MiB"));
    assertThat(text(tree, "zeros")).startsWith("refused: larger than 1 MiB");
  }

  @Test
  void unpacksNoMoreInAllThanAllowed() {
    String large = "0123456789".repeat(90_000);
    FileTree tree = opened(Packed.zip(new TreeMap<>(Map.of("a", large, "b", large, "c", large))));

    assertThat(text(tree, "b")).isEqualTo(large);
    assertThat(text(tree, "a")).isEqualTo(large);
    assertThat(text(tree, "c")).isEqualTo("refused: more than 2 MiB were unpacked in all");
  }

  @Test
  void refusesTooManyEntries() {
    HandmadeZip zip = new HandmadeZip();
    for (int i = 0; i < 11; i++) {
      zip.add("f" + i, "");
    }

    assertThat(refusal(zip.bytes())).isEqualTo("more than 10 entries");
  }

  @Test
  void readsOneFileOfALargeArchiveWithoutTheRest() {
    String large = "x".repeat(50_000_000);
    byte[] zip = new HandmadeZip().add("large", large).add("METADATA", "Name: a").bytes();
    CountingTree counting = new CountingTree(zip);
    Archive archive = Archives.open(counting, "a.whl", SMALL, _ -> true);

    assertThat(text(((Archive.Opened) archive).tree(), "METADATA")).isEqualTo("Name: a");
    assertThat(counting.bytesRead()).isLessThan(100_000);
  }

  @Test
  void readsZip64() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setUseZip64(Zip64Mode.Always);
      zip.putArchiveEntry(new ZipArchiveEntry("a"));
      zip.write(utf8("x"));
      zip.closeArchiveEntry();
    }
    FileTree tree = opened(bytes.toByteArray());

    assertThat(tree.gaps()).isEmpty();
    assertThat(text(tree, "a")).isEqualTo("x");
  }

  @Test
  void opensArchivesInArchives() {
    byte[] inner = Packed.zip(Map.of("a", "x"));
    Lie lie = Lie.none("inner.zip", new String(inner, StandardCharsets.ISO_8859_1));
    CRC32 crc = new CRC32();
    crc.update(inner);
    FileTree outer =
        opened(
            new HandmadeZip()
                .add(lie.summed((int) crc.getValue()).sized(inner.length, inner.length), inner)
                .bytes());

    assertThat(Archives.open(outer, "inner.zip", SMALL, _ -> true))
        .isInstanceOfSatisfying(
            Archive.Opened.class, opened -> assertThat(text(opened.tree(), "a")).isEqualTo("x"));
  }

  @Test
  void neverFailsWhereverItIsCut() {
    byte[] whole = Packed.zip(new TreeMap<>(Map.of("a/b", "x".repeat(500), "c", "y", "d", "z")));
    for (int length = 0; length < whole.length; length++) {
      assertThat(refusal(Arrays.copyOf(whole, length)))
          .as("the first %d bytes", length)
          .isNotEmpty();
    }
  }

  @Test
  void unpacksMembersPackedByZstandard() {
    byte[] packed = Packed.zstandard(utf8("text"));
    Lie lie = Lie.none("a.py", "text").packedBy(93).sized(packed.length, 4);
    Lie larger = Lie.none("b.py", "text").packedBy(93).sized(packed.length, 3);
    Lie damaged = Lie.none("c.py", "text").packedBy(93).sized(4, 4);
    FileTree tree =
        opened(
            new HandmadeZip()
                .add(lie, packed)
                .add(larger, packed)
                .add(damaged, utf8("text"))
                .bytes());

    assertThat(text(tree, "a.py")).isEqualTo("text");
    assertThat(text(tree, "b.py")).isEqualTo("refused: it unpacks to more than it declares");
    assertThat(text(tree, "c.py"))
        .isEqualTo("refused: something else follows its zstandard content");
  }
}
