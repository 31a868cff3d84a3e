package dev.assay.core.artifact.zstandard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The literals of one block (RFC 8878, 3.1.1.3.1), with the code that the next block may use
/// again.
final class Literals {
  private static final int RAW = 0;
  private static final int REPEATED_BYTE = 1;
  private static final int WITH_TABLE = 2;
  private static final int JUMPS = 6;

  private final byte[] bytes = new byte[Blocks.LARGEST];
  private final Work work;
  private int size;
  private @Nullable PrefixTable table;

  Literals(Work work) {
    this.work = work;
  }

  void reset() {
    table = null;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /// Reads the section at the beginning of a block; where it ends.
  int read(byte[] block, int to) throws DamagedFrameException {
    int first = byteAt(block, 0, to);
    int type = first & 3;
    return type <= REPEATED_BYTE ? plain(block, to, type) : coded(block, to, type == WITH_TABLE);
  }

  private static int byteAt(byte[] block, int at, int to) throws DamagedFrameException {
    if (at >= to) {
      throw DamagedFrameException.damaged();
    }
    return block[at] & 0xFF;
  }

  private static long header(byte[] block, int length, int to) throws DamagedFrameException {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (long) byteAt(block, i, to) << (8 * i);
    }
    return value;
  }

  private int plain(byte[] block, int to, int type) throws DamagedFrameException {
    int format = block[0] >> 2 & 3;
    int length = format == 3 ? 3 : format == 1 ? 2 : 1;
    size = bounded(header(block, length, to) >> (length == 1 ? 3 : 4));
    int taken = type == RAW ? size : 1;
    if (taken > to - length) {
      throw DamagedFrameException.damaged();
    }
    if (type == RAW) {
      System.arraycopy(block, length, bytes, 0, size);
    } else {
      Arrays.fill(bytes, 0, size, block[length]);
    }
    return length + taken;
  }

  private static int bounded(long size) throws DamagedFrameException {
    if (size > Blocks.LARGEST) {
      throw DamagedFrameException.damaged();
    }
    return (int) size;
  }

  private int coded(byte[] block, int to, boolean hasTable) throws DamagedFrameException {
    int format = block[0] >> 2 & 3;
    int length = format == 3 ? 5 : format == 2 ? 4 : 3;
    int width = format == 3 ? 18 : format == 2 ? 14 : 10;
    long header = header(block, length, to) >> 4;
    size = bounded(header & (1L << width) - 1);
    long packed = header >> width;
    if (packed > to - length) {
      throw DamagedFrameException.damaged();
    }
    int end = length + (int) packed;
    int from = length;
    if (hasTable) {
      work.table();
      PrefixTable.Reading reading = PrefixTable.read(block, length, end);
      table = reading.table();
      from = reading.end();
    }
    if (table == null) {
      throw DamagedFrameException.damaged();
    }
    if (format == 0) {
      table.unpack(new BackwardBits(block, from, end), bytes, 0, size);
    } else {
      four(table, block, from, end);
    }
    return end;
  }

  private void four(PrefixTable code, byte[] block, int from, int end)
      throws DamagedFrameException {
    int part = (size + 3) / 4;
    if (end - from < JUMPS || part * 3 > size) {
      throw DamagedFrameException.damaged();
    }
    int at = from + JUMPS;
    for (int i = 0; i < 4; i++) {
      int jump = from + 2 * i;
      int next = i == 3 ? end : at + (block[jump] & 0xFF) + ((block[jump + 1] & 0xFF) << 8);
      if (next > end) {
        throw DamagedFrameException.damaged();
      }
      int to = i == 3 ? size : part * (i + 1);
      code.unpack(new BackwardBits(block, at, next), bytes, part * i, to);
      at = next;
    }
  }
}
