package dev.assay.core.artifact;

import java.util.concurrent.atomic.AtomicLong;

/// A number of bytes, spent or told to a person.
final class ByteCount {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private final long most;
  private final AtomicLong spent = new AtomicLong();

  ByteCount(long most) {
    this.most = most;
  }

  /// Spends so many bytes; false when there are not so many left.
  boolean spend(long bytes) {
    return spent.addAndGet(bytes) <= most;
  }

  /// `64 MiB`, rounded down.
  static String text(long bytes) {
    if (bytes < KIB) {
      return bytes + " bytes";
    }
    if (bytes < MIB) {
      return bytes / KIB + " KiB";
    }
    return bytes < GIB ? bytes / MIB + " MiB" : bytes / GIB + " GiB";
  }
}
