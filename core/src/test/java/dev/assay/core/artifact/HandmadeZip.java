package dev.assay.core.artifact;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Writes zip archives that lie: each number and name can be set in the central directory and in
/// the local header apart. Contents are stored.
final class HandmadeZip {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int entries;

  /// What the headers say of one entry.
  record Lie(
      byte[] localName,
      byte[] centralName,
      int flags,
      int method,
      int crc,
      int packed,
      int size,
      int mode) {
    static Lie none(String name, String content) {
      CRC32 crc = new CRC32();
      crc.update(utf8(content));
      int length = utf8(content).length;
      byte[] bytes = utf8(name);
      return new Lie(bytes, bytes, 0x800, 0, (int) crc.getValue(), length, length, 0);
    }

    Lie named(byte[] local, byte[] central) {
      return new Lie(local, central, flags, method, crc, packed, size, mode);
    }

    Lie flagged(int changed) {
      return new Lie(localName, centralName, changed, method, crc, packed, size, mode);
    }

    Lie packedBy(int changed) {
      return new Lie(localName, centralName, flags, changed, crc, packed, size, mode);
    }

    Lie summed(int changed) {
      return new Lie(localName, centralName, flags, method, changed, packed, size, mode);
    }

    Lie sized(int changedPacked, int changedSize) {
      return new Lie(localName, centralName, flags, method, crc, changedPacked, changedSize, mode);
    }

    Lie moded(int changed) {
      return new Lie(localName, centralName, flags, method, crc, packed, size, changed);
    }
  }

  HandmadeZip add(String name, String content) {
    return add(Lie.none(name, content), utf8(content));
  }

  HandmadeZip add(Lie lie, byte[] content) {
    int offset = hide(lie, content);
    point(lie, offset);
    return this;
  }

  /// Writes a local header and its content without a word in the central directory; its place.
  int hide(Lie lie, byte[] content) {
    int offset = body.size();
    ByteBuffer local = buffer(30);
    local.putInt(0x04034b50).putShort((short) 20).putShort((short) lie.flags());
    local.putShort((short) lie.method()).putInt(0).putInt(lie.crc());
    local.putInt(lie.packed()).putInt(lie.size());
    local.putShort((short) lie.localName().length).putShort((short) 0);
    body.writeBytes(local.array());
    body.writeBytes(lie.localName());
    body.writeBytes(content);
    return offset;
  }

  /// Writes an entry of the central directory.
  HandmadeZip point(Lie lie, int offset) {
    ByteBuffer central = buffer(46);
    central.putInt(0x02014b50).putShort((short) (3 << 8)).putShort((short) 20);
    central.putShort((short) lie.flags()).putShort((short) lie.method()).putInt(0);
    central.putInt(lie.crc()).putInt(lie.packed()).putInt(lie.size());
    central.putShort((short) lie.centralName().length).putShort((short) 0).putShort((short) 0);
    central.putShort((short) 0).putShort((short) 0).putInt(lie.mode() << 16).putInt(offset);
    directory.writeBytes(central.array());
    directory.writeBytes(lie.centralName());
    entries++;
    return this;
  }

  byte[] bytes() {
    return bytes(entries, "");
  }

  byte[] bytes(int saidEntries, String comment) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(body.toByteArray());
    all.writeBytes(directory.toByteArray());
    ByteBuffer end = buffer(22);
    end.putInt(0x06054b50).putInt(0).putShort((short) saidEntries).putShort((short) saidEntries);
    end.putInt(directory.size()).putInt(body.size()).putShort((short) comment.length());
    all.writeBytes(end.array());
    all.writeBytes(comment.getBytes(StandardCharsets.ISO_8859_1));
    return all.toByteArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
