package dev.assay.core.artifact.zstandard;

/// Bits read from the beginning of some bytes, lowest first.
final class ForwardBits {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private long bit;

  ForwardBits(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /// The next bits, of which there are no more than 16; zeros follow the end until they are taken.
  int peek(int count) {
    int value = 0;
    int index = from + (int) (bit >>> 3);
    for (int i = 0; i < 4 && index + i < to; i++) {
      value |= (bytes[index + i] & 0xFF) << (8 * i);
    }
    return value >>> (bit & 7) & (1 << count) - 1;
  }

  void skip(int count) throws DamagedFrameException {
    bit += count;
    if (bit > (to - from) * 8L) {
      throw DamagedFrameException.damaged();
    }
  }

  int read(int count) throws DamagedFrameException {
    int value = peek(count);
    skip(count);
    return value;
  }

  /// Where the next whole byte begins.
  int nextByte() {
    return from + (int) ((bit + 7) >>> 3);
  }
}
