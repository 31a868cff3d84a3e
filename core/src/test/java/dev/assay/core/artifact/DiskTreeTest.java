package dev.assay.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Gap;
import dev.assay.core.artifact.FileTree.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTreeTest {
  private static final Limits SMALL = new Limits(10, 25, 6, 2, 100);

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(folder.resolve("secret"), "s");
  }

  private FileTree tree() {
    return DiskTree.open(root, Limits.DEFAULT);
  }

  private static String text(FileTree tree, String path) {
    return switch (tree.read(path)) {
      case Content.Bytes(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
      case Content.Absent() -> "absent";
      case Content.Refused(String reason) -> "refused: " + reason;
    };
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(path), Path.of(target));
  }

  @Test
  void listsAndReads() throws IOException {
    write("b/c.txt", "c");
    write("a.txt", "aa");

    assertThat(tree().list(""))
        .containsExactly(new Entry("a.txt", Kind.FILE, 2), new Entry("b", Kind.DIRECTORY, 0));
    assertThat(tree().list("b")).containsExactly(new Entry("b/c.txt", Kind.FILE, 1));
    assertThat(text(tree(), "b/c.txt")).isEqualTo("c");
    assertThat(text(tree(), "b")).isEqualTo("refused: a folder");
    assertThat(text(tree(), "none")).isEqualTo("absent");
    assertThat(text(tree(), "a.txt/x")).isEqualTo("refused: not a directory");
    assertThat(text(tree(), "a\0b")).isEqualTo("absent");
    assertThat(tree().list("none")).isEmpty();
    assertThat(tree().list("a.txt")).isEmpty();
  }

  @Test
  void neverLeavesTheRoot() {
    assertThat(text(tree(), "../secret"))
        .isEqualTo("refused: leads out of the folder that is read");
    assertThat(text(tree(), folder.resolve("secret").toString())).startsWith("refused: leads out");
    FileTree tree = tree();
    assertThat(tree.list("..")).isEmpty();
    assertThat(tree.gaps()).containsExactly(new Gap("..", "leads out of the folder that is read"));
  }

  @Test
  void followsLinksInsideOnly() throws IOException {
    write("real/f", "x");
    link("file", "real/f");
    link("other", "real");
    link("out", "../secret");
    link("zero", "/dev/zero");
    link("nowhere", "gone");
    link("self", "self");
    link("real/up", "..");

    FileTree tree = tree();

    assertThat(tree.list(""))
        .containsExactly(
            new Entry("file", Kind.FILE, 1),
            new Entry("nowhere", Kind.DEAD_LINK, 0),
            new Entry("other", Kind.LINK, 0),
            new Entry("out", Kind.DEAD_LINK, 0),
            new Entry("real", Kind.DIRECTORY, 0),
            new Entry("self", Kind.DEAD_LINK, 0),
            new Entry("zero", Kind.DEAD_LINK, 0));
    assertThat(tree.list("real")).contains(new Entry("real/up", Kind.DEAD_LINK, 0));
    assertThat(text(tree, "file")).isEqualTo("x");
    assertThat(text(tree, "other/f")).isEqualTo("x");
    assertThat(text(tree, "out")).startsWith("refused: leads out");
    assertThat(text(tree, "zero")).startsWith("refused: leads out");
    assertThat(text(tree, "nowhere")).isEqualTo("absent");
    assertThat(text(tree, "self")).startsWith("refused: ");
    assertThat(tree.gaps()).isEmpty();
    // JUnit would warn of it when it removes the folder.
    Files.delete(root.resolve("zero"));
  }

  @Test
  void opensNoDevices() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "/dev/zero is absent");
    FileTree devices = DiskTree.open(Path.of("/dev"), Limits.DEFAULT);

    assertThat(text(devices, "zero")).isEqualTo("refused: no regular file");
    assertThat(devices.open("zero")).isEqualTo(new Opening.Refused("no regular file"));
    assertThat(devices.list("")).contains(new Entry("zero", Kind.OTHER, 0));
  }

  @Test
  void keepsNamesOfAnyBytes() throws IOException {
    Path odd = Path.of(URI.create(base() + "%FF%0Ax"));
    Files.writeString(odd, "odd");
    Files.writeString(Path.of(URI.create(base() + "%E2%80%AEtxt")), "bidi");
    Files.writeString(Path.of(URI.create(base() + "%EE%BE%80")), "private");
    Files.createDirectory(Path.of(URI.create(base() + "d%C3%A9")));
    Files.writeString(Path.of(URI.create(base() + "d%C3%A9/%FE")), "deep");
    FileTree tree = tree();

    assertThat(tree.list(""))
        .extracting(Entry::path)
        .containsExactlyInAnyOrder("\uEFFF\nx", "\u202Etxt", "\uEFEE\uEFBE\uEF80", "d\u00E9");
    assertThat(text(tree, "\uEFFF\nx")).isEqualTo("odd");
    assertThat(text(tree, "\u202Etxt")).isEqualTo("bidi");
    assertThat(text(tree, "\uEFEE\uEFBE\uEF80")).isEqualTo("private");
    assertThat(tree.list("d\u00E9")).extracting(Entry::path).containsExactly("d\u00E9/\uEFFE");
    assertThat(text(tree, "d\u00E9/\uEFFE")).isEqualTo("deep");
  }

  private String base() {
    return "file://" + root.toUri().getRawPath();
  }

  @Test
  void holdsToItsLimits() throws IOException {
    write("large", "0123456789a");
    write("a", "0123456789");
    write("b", "0123456789");
    write("c", "0123456789");
    write("x/y/z/file", "");
    FileTree tree = DiskTree.open(root, SMALL);

    assertThat(text(tree, "large")).isEqualTo("refused: larger than 10 bytes");
    assertThat(text(tree, "a")).isEqualTo("0123456789");
    assertThat(text(tree, "b")).isEqualTo("0123456789");
    assertThat(text(tree, "c")).isEqualTo("refused: more than 25 bytes were read in all");
    assertThat(tree.list("x/y/z")).isEmpty();
    assertThat(tree.list("")).hasSize(5);
    assertThat(tree.list("")).hasSize(1);
    assertThat(tree.gaps())
        .containsExactly(
            new Gap("x/y/z", "more than 2 folders deep"),
            new Gap("", "more than 6 files and folders"));
  }

  @Test
  void opensLargeFilesAnywhere() throws IOException {
    write("large", "0123456789abcdef");
    Opening opening = DiskTree.open(root, SMALL).open("large");

    try (SeekableByteChannel channel = ((Opening.Opened) opening).channel()) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(15).read(last);
      assertThat(last.array()).containsExactly('f');
    }
  }

  @Test
  void tellsWhatItMayNotRead() throws IOException {
    write("closed/f", "x");
    write("file", "x");
    Files.setPosixFilePermissions(
        root.resolve("closed"), PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(
        root.resolve("file"), PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(root.resolve("file")), "this user may read everything");
    FileTree tree = tree();

    assertThat(tree.list("closed")).isEmpty();
    assertThat(tree.gaps()).containsExactly(new Gap("closed", "permission denied"));
    assertThat(text(tree, "file")).isEqualTo("refused: permission denied");
  }

  @Test
  void tellsOfARootThatIsNotThere() {
    FileTree tree = DiskTree.open(folder.resolve("gone"), Limits.DEFAULT);

    assertThat(tree.list("")).isEmpty();
    assertThat(tree.gaps()).isEqualTo(List.of(new Gap("", "no such file or folder")));
  }
}
