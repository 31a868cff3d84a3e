package dev.assay.core.testing;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Makes well-formed archives in memory.
public final class Packed {
  private Packed() {}

  /// A zip archive of UTF-8 texts by path.
  public static byte[] zip(Map<String, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(utf8(text.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A zip archive of the files at the top of a tree.
  public static byte[] stored(FileTree tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (FileTree.Entry file : tree.list("")) {
        zip.putNextEntry(new ZipEntry(file.path()));
        zip.write(tree.read(file.path()) instanceof Content.Bytes(byte[] it) ? it : new byte[0]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A tar archive of UTF-8 texts by path.
  public static byte[] tar(Map<String, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, String> text : texts.entrySet()) {
        byte[] content = utf8(text.getValue());
        TarArchiveEntry entry = new TarArchiveEntry(text.getKey(), true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The same bytes, packed with gzip.
  public static byte[] gzip(byte[] content) {
    return by(GZIPOutputStream::new, content);
  }

  /// The same bytes as a frame of Zstandard that stores them.
  public static byte[] zstandard(byte[] content) {
    int largest = 1 << 16;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0x38});
    int at = 0;
    do {
      int size = Math.min(largest, content.length - at);
      int header = size << 3 | (at + size == content.length ? 1 : 0);
      bytes.writeBytes(new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16)});
      bytes.write(content, at, size);
      at += size;
    } while (at < content.length);
    return bytes.toByteArray();
  }

  /// The same bytes, packed by a compressor.
  public static byte[] by(Compressor compressor, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressor.over(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// What packs a stream.
  @FunctionalInterface
  public interface Compressor {
    /// A stream that packs what is written to it.
    OutputStream over(OutputStream out) throws IOException;
  }
}
