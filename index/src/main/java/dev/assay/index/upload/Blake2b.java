package dev.assay.index.upload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/// BLAKE2b with 256 bits and no key (RFC 7693), which the upload API states beside SHA-256 and the
/// Java platform does not have.
final class Blake2b {
  private static final int BLOCK = 128;
  private static final int BYTES = 32;
  private static final int ROUNDS = 12;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };
  private static final int[][] SIGMA =
      sigma(
          "0123456789abcdef",
          "ea489fd61c02b753",
          "b8c052fdae367194",
          "7931dcbe265a40f8",
          "905724afe1bc683d",
          "2c6a0b834d75fe19",
          "c51fed4a0763928b",
          "db7ec13950f4862a",
          "6fe9b308c2d714a5",
          "a2847615fb9e3cd0");

  private final long[] state = IV.clone();
  private final long[] work = new long[16];
  private final long[] words = new long[16];
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private long count;

  Blake2b() {
    state[0] ^= 0x01010000L ^ BYTES;
  }

  private static int[][] sigma(String... rows) {
    return Arrays.stream(rows)
        .map(row -> row.chars().map(digit -> Character.digit(digit, 16)).toArray())
        .toArray(int[][]::new);
  }

  void update(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      // The last block is compressed otherwise than the rest, so that a full one waits.
      if (filled == BLOCK) {
        compress(false);
        filled = 0;
      }
      int taken = Math.min(left, BLOCK - filled);
      System.arraycopy(bytes, from, block, filled, taken);
      filled += taken;
      count += taken;
      from += taken;
      left -= taken;
    }
  }

  /// The digest of all that came, in hexadecimal; nothing may follow.
  String hex() {
    Arrays.fill(block, filled, BLOCK, (byte) 0);
    compress(true);
    byte[] digest = new byte[BYTES];
    for (int i = 0; i < BYTES / Long.BYTES; i++) {
      LONG.set(digest, i * Long.BYTES, state[i]);
    }
    return HexFormat.of().formatHex(digest);
  }

  private void compress(boolean last) {
    System.arraycopy(state, 0, work, 0, 8);
    System.arraycopy(IV, 0, work, 8, 8);
    work[12] ^= count;
    if (last) {
      work[14] = ~work[14];
    }
    for (int i = 0; i < words.length; i++) {
      words[i] = (long) LONG.get(block, i * Long.BYTES);
    }
    for (int round = 0; round < ROUNDS; round++) {
      int[] order = SIGMA[round % SIGMA.length];
      for (int i = 0; i < 4; i++) {
        mix(i, 4 + i, 8 + i, 12 + i, words[order[2 * i]], words[order[2 * i + 1]]);
      }
      for (int i = 0; i < 4; i++) {
        mix(
            i,
            4 + (i + 1) % 4,
            8 + (i + 2) % 4,
            12 + (i + 3) % 4,
            words[order[8 + 2 * i]],
            words[order[9 + 2 * i]]);
      }
    }
    for (int i = 0; i < 8; i++) {
      state[i] ^= work[i] ^ work[i + 8];
    }
  }

  private void mix(int a, int b, int c, int d, long x, long y) {
    work[a] += work[b] + x;
    work[d] = Long.rotateRight(work[d] ^ work[a], 32);
    work[c] += work[d];
    work[b] = Long.rotateRight(work[b] ^ work[c], 24);
    work[a] += work[b] + y;
    work[d] = Long.rotateRight(work[d] ^ work[a], 16);
    work[c] += work[d];
    work[b] = Long.rotateRight(work[b] ^ work[c], 63);
  }
}
