package dev.assay.cli;

import static dev.assay.cli.Packing.MEBIBYTE;
import static dev.assay.cli.Packing.header;
import static dev.assay.cli.Packing.put;
import static dev.assay.cli.Packing.sdist;
import static dev.assay.cli.Packing.tar;
import static dev.assay.cli.Packing.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wheels and source distributions that swell, overlap or lead elsewhere: each is named, and the
/// good file beside them is audited.
class HostileArchivesTest {
  private static final String METADATA = "Metadata-Version: 2.1\nName: %s\nVersion: 1.0\n";
  @TempDir private Path home;
  @TempDir private Path project;

  @BeforeEach
  void putAGoodFileBeside() throws IOException {
    Files.writeString(project.resolve("requirements.txt"), "jinja2==2.4.1\n");
  }

  @Test
  void aWheelThatSwells() throws IOException {
    try (ZipOutputStream zip = wheel(project, "bomb")) {
      put(zip, "bomb-1.0.dist-info/METADATA", METADATA.formatted("bomb"), 300);
    }
    try (ZipOutputStream zip = wheel(project, "quiet")) {
      put(zip, "quiet-1.0.dist-info/METADATA", METADATA.formatted("quiet"), 0);
      put(zip, "quiet/zeros.bin", "", 300);
    }
    assertThat(goesOn())
        .contains("bomb-1.0.dist-info/METADATA: it would unpack to 300 MiB")
        .contains("quiet/zeros.bin: it would unpack to 300 MiB");
  }

  @Test
  void aWheelOfWheelsOfWheels() throws IOException {
    byte[] inner = new byte[MEBIBYTE];
    for (int level = 0; level < 3; level++) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(packed)) {
        for (int i = 0; i < 16; i++) {
          zip.putNextEntry(new ZipEntry("lib%d-1.0-py3-none-any.whl".formatted(i)));
          zip.write(inner);
        }
      }
      inner = packed.toByteArray();
    }
    Files.write(project.resolve("nested-1.0-py3-none-any.whl"), inner);
    assertThat(goesOn()).contains("nested-1.0-py3-none-any.whl: no wheel");
  }

  @Test
  void entriesThatOverlap() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      put(zip, "over-1.0.dist-info/METADATA", METADATA.formatted("over"), 10);
    }
    Files.write(
        project.resolve("over-1.0-py3-none-any.whl"), repeated(packed.toByteArray(), 5_000));
    assertThat(goesOn()).contains("it overlaps another entry", "more; `--format json` shows all");
  }

  /// The archive with its one directory entry written many times.
  private static byte[] repeated(byte[] zip, int times) {
    int end = zip.length - 22;
    ByteBuffer tail = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int directory = tail.getInt(end + 16);
    byte[] entry = Arrays.copyOfRange(zip, directory, end);
    ByteBuffer out =
        ByteBuffer.allocate(directory + times * entry.length + 22).order(ByteOrder.LITTLE_ENDIAN);
    out.put(zip, 0, directory);
    for (int i = 0; i < times; i++) {
      out.put(entry);
    }
    out.put(zip, end, 8).putShort((short) times).putShort((short) times);
    return out.putInt(times * entry.length).putInt(directory).putShort((short) 0).array();
  }

  @Test
  void namesThatLeadElsewhere() throws IOException {
    try (ZipOutputStream zip = wheel(project, "trav")) {
      put(zip, "trav-1.0.dist-info/METADATA", METADATA.formatted("trav"), 0);
      put(zip, "../../etc/evil", "x", 0);
      put(zip, "/absolute", "x", 0);
      put(zip, "..\\..\\windows", "x", 0);
    }
    try (OutputStream out = sdist(project, "tt")) {
      tar(out, "tt-1.0/PKG-INFO", METADATA.formatted("tt"), '0', "");
      tar(out, "../../etc/requirements.txt", "hunter==1\n", '0', "");
      tar(out, "tt-1.0/requirements.txt", "", '2', "/etc/passwd");
      tar(out, "tt-1.0/requirements-2.txt", "", '1', "../../../etc/passwd");
      tar(out, "tt-1.0/device", "", '3', "");
      tar(out, "tt-1.0/pipe", "", '6', "");
    }
    assertThat(goesOn())
        .contains("../../etc/evil: its name leads out", "/absolute: its name is an absolute path")
        .contains("..\\..\\windows: its name holds a backslash")
        .contains("../../etc/requirements.txt: its name leads out")
        .contains("tt-1.0.tar.gz: a link that leads out of the archive (2)")
        .contains("tt-1.0/requirements-2.txt, tt-1.0/requirements.txt")
        .contains("tt-1.0.tar.gz: a device or a pipe (2)", "tt-1.0/device, tt-1.0/pipe")
        .doesNotContain("hunter", "root:");
  }

  @Test
  void metadataThatStandsTwice() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      put(zip, "dup-1.0.dist-info/METADATA", METADATA.formatted("dup"), 0);
      put(zip, "dup-1.0.dist-info/METADATB", METADATA.formatted("six"), 0);
    }
    String both = new String(packed.toByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.writeString(
        project.resolve("dup-1.0-py3-none-any.whl"),
        both.replace("METADATB", "METADATA"),
        java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(goesOn())
        .contains("dup-1.0.dist-info/METADATA: more than once in the archive")
        .contains("its metadata name another release: `six` 1.0");
  }

  @Test
  void aSourceDistributionThatSwells() throws IOException {
    try (OutputStream out = sdist(project, "bomb")) {
      tar(out, "bomb-1.0/PKG-INFO", METADATA.formatted("bomb"), '0', "");
      header(out, "bomb-1.0/zeros", 300L * MEBIBYTE, '0', "");
      byte[] zeros = new byte[MEBIBYTE];
      for (int i = 0; i < 300; i++) {
        out.write(zeros);
      }
    }
    try (OutputStream out = sdist(project, "names")) {
      header(out, "x", 100L * MEBIBYTE, 'x', "");
      byte[] letters = new byte[MEBIBYTE];
      Arrays.fill(letters, (byte) 'a');
      for (int i = 0; i < 100; i++) {
        out.write(letters);
      }
    }
    assertThat(goesOn())
        .contains("bomb-1.0.tar.gz: it unpacks to more than 200 times its size")
        .contains("names-1.0.tar.gz: ");
  }

  private String goesOn() {
    Run run = Run.in(project, home, "audit", "--offline");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("hold  jinja2 2.4.1", "requirements.txt:1")
        .doesNotContain("Exception", "\tat ", "mistake in assay");
    assertThat(run.code()).isEqualTo(1);
    return run.out();
  }
}
