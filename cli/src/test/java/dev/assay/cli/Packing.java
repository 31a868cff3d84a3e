package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes wheels and source distributions as no build tool would.
final class Packing {
  static final int MEBIBYTE = 1 << 20;

  private Packing() {}

  static ZipOutputStream wheel(Path folder, String name) throws IOException {
    return new ZipOutputStream(
        Files.newOutputStream(folder.resolve(name + "-1.0-py3-none-any.whl")));
  }

  /// Adds an entry: the text, and so many mebibytes of zeros.
  static void put(ZipOutputStream zip, String name, String text, int more) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    byte[] zeros = new byte[MEBIBYTE];
    for (int i = 0; i < more; i++) {
      zip.write(zeros);
    }
  }

  static OutputStream sdist(Path folder, String name) throws IOException {
    return new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + "-1.0.tar.gz")));
  }

  /// Adds an entry of any type (POSIX.1-1988 ustar).
  static void tar(OutputStream out, String name, String text, char type, String target)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    header(out, name, bytes.length, type, target);
    out.write(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
  }

  static void header(OutputStream out, String name, long size, char type, String target)
      throws IOException {
    ByteBuffer block = ByteBuffer.allocate(512);
    block.put(0, name.getBytes(UTF_8)).put(100, "0000644\0".getBytes(UTF_8));
    block.put(108, "0000000\0000000000\0".getBytes(UTF_8));
    block.put(124, Long.toOctalString(0x1_0000_0000_0L + size).substring(1).getBytes(UTF_8));
    block.put(136, "00000000000\0        ".getBytes(UTF_8)).put(156, (byte) type);
    block.put(157, target.getBytes(UTF_8)).put(257, "ustar\00000".getBytes(UTF_8));
    int sum = 0;
    for (byte b : block.array()) {
      sum += b & 0xff;
    }
    block.put(148, Integer.toOctalString(0x40000 + sum).substring(1).getBytes(UTF_8));
    out.write(block.array());
  }
}
