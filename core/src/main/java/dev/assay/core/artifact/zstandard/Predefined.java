package dev.assay.core.artifact.zstandard;

/// What the format fixes: the codes of sequences where a block describes none, and what the symbols
/// of lengths stand for.
final class Predefined {
  private static final int[] MANY_LITERALS = {
    16, 18, 20, 22, 24, 28, 32, 40, 48, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768,
    65536
  };
  private static final int[] MANY_LITERALS_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final int[] LONG_MATCHES = {
    35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051, 4099, 8195, 16387, 32771,
    65539
  };
  private static final int[] LONG_MATCHES_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  static final StateTable LITERAL_LENGTHS =
      table(
          6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1,
          1, 1, 1, -1, -1, -1, -1);
  static final StateTable MATCH_LENGTHS =
      table(
          6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
          1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);
  static final StateTable OFFSETS =
      table(
          5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1,
          -1);

  private Predefined() {}

  private static StateTable table(int log, int... shares) {
    try {
      return StateTable.of(log, shares);
    } catch (DamagedFrameException impossible) {
      throw new IllegalStateException("the tables of the format are whole", impossible);
    }
  }

  static int literals(int symbol, BackwardBits in) {
    return symbol < 16
        ? symbol
        : MANY_LITERALS[symbol - 16] + in.read(MANY_LITERALS_BITS[symbol - 16]);
  }

  static int match(int symbol, BackwardBits in) {
    return symbol < 32
        ? symbol + 3
        : LONG_MATCHES[symbol - 32] + in.read(LONG_MATCHES_BITS[symbol - 32]);
  }
}
