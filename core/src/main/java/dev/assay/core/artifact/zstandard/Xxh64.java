package dev.assay.core.artifact.zstandard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The checksum XXH64 with seed 0, taken piece by piece.
final class Xxh64 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;
  private static final int STRIPE = 32;

  private final byte[] held = new byte[STRIPE];
  private int heldLength;
  private long total;
  private long a = 0x60EA27EEADC0B5D6L;
  private long b = P2;
  private long c;
  private long d = -P1;

  void update(byte[] bytes, int from, int length) {
    total += length;
    int at = from;
    int left = length;
    if (heldLength > 0) {
      int taken = Math.min(STRIPE - heldLength, left);
      System.arraycopy(bytes, at, held, heldLength, taken);
      heldLength += taken;
      at += taken;
      left -= taken;
      if (heldLength == STRIPE) {
        stripe(held, 0);
        heldLength = 0;
      }
    }
    for (; left >= STRIPE; left -= STRIPE) {
      stripe(bytes, at);
      at += STRIPE;
    }
    if (left > 0) {
      System.arraycopy(bytes, at, held, 0, left);
      heldLength = left;
    }
  }

  private void stripe(byte[] bytes, int at) {
    a = round(a, (long) LONGS.get(bytes, at));
    b = round(b, (long) LONGS.get(bytes, at + 8));
    c = round(c, (long) LONGS.get(bytes, at + 16));
    d = round(d, (long) LONGS.get(bytes, at + 24));
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * P2, 31) * P1;
  }

  private static long merge(long hash, long lane) {
    return (hash ^ round(0, lane)) * P1 + P4;
  }

  long value() {
    long hash = P5;
    if (total >= STRIPE) {
      hash =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      hash = merge(merge(merge(merge(hash, a), b), c), d);
    }
    return avalanche(rest(hash + total));
  }

  private long rest(long start) {
    long hash = start;
    int at = 0;
    for (; at + 8 <= heldLength; at += 8) {
      hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(held, at)), 27) * P1 + P4;
    }
    if (at + 4 <= heldLength) {
      long word =
          (held[at] & 0xFFL)
              | (held[at + 1] & 0xFFL) << 8
              | (held[at + 2] & 0xFFL) << 16
              | (held[at + 3] & 0xFFL) << 24;
      hash = Long.rotateLeft(hash ^ word * P1, 23) * P2 + P3;
      at += 4;
    }
    for (; at < heldLength; at++) {
      hash = Long.rotateLeft(hash ^ (held[at] & 0xFFL) * P5, 11) * P1;
    }
    return hash;
  }

  private static long avalanche(long start) {
    long hash = (start ^ start >>> 33) * P2;
    hash = (hash ^ hash >>> 29) * P3;
    return hash ^ hash >>> 32;
  }
}
