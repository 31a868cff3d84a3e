package dev.assay.core.artifact.zstandard;

import java.util.Arrays;

/// What was unpacked last: as much as copies may reach back to, and what was not taken yet. It
/// grows with what is written and not with what a frame declares.
final class Window {
  private static final int LEAST = 2 * Blocks.LARGEST;

  private byte[] ring = new byte[LEAST];
  private long size;
  private long written;
  private long taken;

  /// Begins a frame whose copies reach back so far.
  void begin(long window) {
    size = window;
    written = 0;
    taken = 0;
  }

  long written() {
    return written;
  }

  void append(byte[] bytes, int from, int length) throws DamagedFrameException {
    if (from > bytes.length - length) {
      throw DamagedFrameException.damaged();
    }
    reserve(length);
    int at = (int) (written & ring.length - 1);
    int first = Math.min(length, ring.length - at);
    System.arraycopy(bytes, from, ring, at, first);
    System.arraycopy(bytes, from + first, ring, 0, length - first);
    written += length;
  }

  void fill(byte value, int length) {
    reserve(length);
    for (int i = 0; i < length; i++) {
      ring[(int) (written + i & ring.length - 1)] = value;
    }
    written += length;
  }

  /// Copies what was written so far back; copies overlap their source.
  void copy(long back, int length) throws DamagedFrameException {
    if (back <= 0 || back > written || back > size) {
      throw DamagedFrameException.damaged();
    }
    reserve(length);
    int mask = ring.length - 1;
    int to = (int) (written & mask);
    int from = (int) (written - back & mask);
    if (back >= length && to + length <= ring.length && from + length <= ring.length) {
      System.arraycopy(ring, from, ring, to, length);
    } else {
      for (int i = 0; i < length; i++) {
        ring[to + i & mask] = ring[from + i & mask];
      }
    }
    written += length;
  }

  /// Makes room for all that copies may reach; nothing has wrapped before it is whole.
  private void reserve(int length) {
    long reach = Math.max(size, LEAST);
    while (written + length > ring.length && ring.length < reach) {
      ring = Arrays.copyOf(ring, ring.length * 2);
    }
  }

  /// Adds what was written since a place to a checksum.
  void digest(long since, Xxh64 checksum) {
    int length = (int) (written - since);
    int at = (int) (since & ring.length - 1);
    int first = Math.min(length, ring.length - at);
    checksum.update(ring, at, first);
    checksum.update(ring, 0, length - first);
  }

  /// Takes what was written and not yet taken; how much that is.
  int take(byte[] into, int from, int length) {
    int count = (int) Math.min(length, written - taken);
    int at = (int) (taken & ring.length - 1);
    int first = Math.min(count, ring.length - at);
    System.arraycopy(ring, at, into, from, first);
    System.arraycopy(ring, 0, into, from + first, count - first);
    taken += count;
    return count;
  }
}
