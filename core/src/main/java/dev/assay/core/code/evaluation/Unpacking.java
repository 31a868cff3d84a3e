package dev.assay.core.code.evaluation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/// Unpacks compressed bytes, no more of them than the meter allows. What is not packed so, or
/// broken from its first byte on, is null.
final class Unpacking {
  private static final int MOST = 16 << 20;
  private static final int MEMORY_KIB = 32 << 10;

  private final Meter meter;

  Unpacking(Meter meter) {
    this.meter = meter;
  }

  /// How bytes are packed.
  enum Form {
    ZLIB,
    DEFLATE,
    GZIP,
    BZIP2,
    LZMA
  }

  @Nullable String unpack(Form form, String packed) {
    byte[] bytes = Bytes.of(packed);
    try (InputStream in = open(form, bytes)) {
      return read(in);
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException _) {
      return null;
    }
  }

  private static InputStream open(Form form, byte[] bytes) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    return switch (form) {
      case ZLIB -> new InflaterInputStream(in);
      case DEFLATE -> new InflaterInputStream(in, new Inflater(true));
      case GZIP -> new GZIPInputStream(in);
      case BZIP2 -> new BZip2CompressorInputStream(in);
      case LZMA ->
          bytes.length > 0 && bytes[0] == (byte) 0xFD
              ? new XZInputStream(in, MEMORY_KIB)
              : new LZMAInputStream(in, MEMORY_KIB);
    };
  }

  /// What could be read before the end or the first break.
  private @Nullable String read(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    long most = Math.min(MOST, meter.decodable());
    try {
      int count;
      while ((count = in.read(buffer)) > 0) {
        out.write(buffer, 0, count);
        if (out.size() > most) {
          break;
        }
      }
    } catch (IOException broken) {
      if (out.size() == 0) {
        throw broken;
      }
    }
    return meter.decode(out.size()) && out.size() <= most ? Bytes.text(out.toByteArray()) : null;
  }
}
