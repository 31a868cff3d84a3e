package dev.assay.core.artifact;

import dev.assay.core.artifact.deflate.DamagedBlockException;
import dev.assay.core.artifact.deflate.Inflation;
import dev.assay.core.artifact.zstandard.DamagedFrameException;
import dev.assay.core.artifact.zstandard.ZstandardStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;

/// Unpacks one entry of a zip archive, never to more bytes than it declares and the limits allow.
final class ZipContent {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ZSTANDARD = 93;

  /// Small files may be packed as tightly as they like.
  private static final int HARMLESS = 1 << 20;

  private ZipContent() {}

  /// Whether an entry is large and unpacks to more times its packed size than allowed.
  static boolean isBomb(ZipHeader header, Limits limits) {
    return header.size() > HARMLESS && header.size() / limits.ratio() > header.packed();
  }

  static byte[] read(ZipMember member, RandomBytes in, Limits limits) throws IOException {
    ZipHeader header = member.header();
    if (member.refusal().isPresent()) {
      throw new BrokenArchiveException(member.refusal().get());
    }
    if (header.isLink()) {
      throw new BrokenArchiveException("a symbolic link, which is not followed");
    }
    if (header.isEncrypted()) {
      throw new BrokenArchiveException("encrypted");
    }
    if (header.size() > limits.fileBytes()) {
      throw new BrokenArchiveException("larger than " + ByteCount.text(limits.fileBytes()));
    }
    if (isBomb(header, limits)) {
      throw new BrokenArchiveException("it would unpack to " + ByteCount.text(header.size()));
    }
    return checked(header, unpack(member, in));
  }

  private static byte[] checked(ZipHeader header, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (bytes.length != header.size() || crc.getValue() != header.crc()) {
      throw new BrokenArchiveException("its content does not match its checksum");
    }
    return bytes;
  }

  private static byte[] unpack(ZipMember member, RandomBytes in) throws IOException {
    ZipHeader header = member.header();
    return switch (header.method()) {
      case STORED -> {
        if (header.packed() != header.size()) {
          throw new BrokenArchiveException("its sizes contradict each other");
        }
        yield in.read(member.content(), (int) header.size()).slice(0, (int) header.size());
      }
      case DEFLATED -> inflate(member, in);
      case ZSTANDARD -> zstandard(header, content(member, in));
      default ->
          throw new BrokenArchiveException(
              "packed by method " + header.method() + ", which is not read");
    };
  }

  private static byte[] content(ZipMember member, RandomBytes in) throws IOException {
    long length = member.header().packed();
    if (length > Math.min(in.size(), Integer.MAX_VALUE - 8)) {
      throw new BrokenArchiveException("cut short");
    }
    return in.read(member.content(), (int) length).slice(0, (int) length);
  }

  private static byte[] zstandard(ZipHeader header, byte[] packed) throws IOException {
    try (ZstandardStream stream = new ZstandardStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = stream.readNBytes((int) header.size() + 1);
      if (bytes.length > header.size()) {
        throw new BrokenArchiveException("it unpacks to more than it declares");
      }
      return bytes;
    } catch (DamagedFrameException e) {
      throw new BrokenArchiveException(e.reason());
    } catch (EOFException _) {
      throw new BrokenArchiveException("its packed content is damaged");
    }
  }

  private static byte[] inflate(ZipMember member, RandomBytes in) throws IOException {
    ZipHeader header = member.header();
    try {
      return Inflation.inflate(
          in.stream(member.content(), header.packed()),
          header.packed(),
          (int) header.size(),
          HARMLESS);
    } catch (DamagedBlockException e) {
      throw new BrokenArchiveException(e.reason());
    }
  }
}
