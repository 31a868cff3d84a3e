package dev.assay.core.artifact.zstandard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A stream of bits that is read from its end: the highest bit set in the last byte is its mark,
/// and before the first bit there are zeros.
final class BackwardBits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int from;
  private final int to;
  private long left;

  BackwardBits(byte[] bytes, int from, int to) throws DamagedFrameException {
    if (from >= to || bytes[to - 1] == 0) {
      throw DamagedFrameException.damaged();
    }
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    int mark = 31 - Integer.numberOfLeadingZeros(bytes[to - 1] & 0xFF);
    this.left = (to - from - 1) * 8L + mark;
  }

  /// How many bits are left; negative once more were read than there are.
  long left() {
    return left;
  }

  /// The next bits, of which there are no more than 32.
  int read(int count) {
    int value = peek(count);
    left -= count;
    return value;
  }

  void skip(int count) {
    left -= count;
  }

  int peek(int count) {
    if (left >= count) {
      return at(left - count, count);
    }
    return left <= 0 ? 0 : at(0, (int) left) << (count - (int) left);
  }

  private int at(long bit, int count) {
    int index = from + (int) (bit >>> 3);
    long word = index + 8 <= to ? (long) LONGS.get(bytes, index) : assembled(index);
    return (int) ((word >>> (bit & 7)) & ((1L << count) - 1));
  }

  private long assembled(int index) {
    long word = 0;
    for (int i = index; i < to; i++) {
      word |= (bytes[i] & 0xFFL) << (8 * (i - index));
    }
    return word;
  }
}
