package dev.assay.core.artifact.zstandard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The header of a frame (RFC 8878, 3.1.1.1).
///
/// @param window how far copies may reach back, in bytes
/// @param size what it unpacks to, in bytes; -1 where it does not say
record Frame(long window, long size, boolean isChecked) {
  /// What `zstd` itself unpacks without being asked to.
  private static final long LARGEST_WINDOW = 128L << 20;

  private static final int UNUSED = 8;

  static Frame read(InputStream in) throws IOException {
    int descriptor = must(in);
    boolean single = (descriptor & 0x20) != 0;
    if ((descriptor & UNUSED) != 0) {
      throw DamagedFrameException.damaged();
    }
    long window = single ? 0 : window(must(in));
    int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
    if (number(in, dictionary) != 0) {
      throw new DamagedFrameException("packed with a dictionary that is not in it");
    }
    int width = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6];
    long size = width == 0 ? -1 : number(in, width) + (width == 2 ? 256 : 0);
    if (width > 0 && size < 0) {
      throw DamagedFrameException.damaged();
    }
    long reach = single ? size : window;
    if (reach > LARGEST_WINDOW) {
      throw new DamagedFrameException("unpacking it needs a window of more than 128 MiB");
    }
    return new Frame(reach, size, (descriptor & 4) != 0);
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }

  /// The largest block it may hold.
  int largestBlock() {
    return (int) Math.min(window, Blocks.LARGEST);
  }

  static int must(InputStream in) throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  /// A number of up to eight bytes, the lowest first.
  static long number(InputStream in, int width) throws IOException {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value |= (long) must(in) << (8 * i);
    }
    return value;
  }
}
