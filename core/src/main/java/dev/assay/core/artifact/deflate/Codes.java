package dev.assay.core.artifact.deflate;

import java.util.Arrays;

/// What the symbols of RFC 1951 stand for, and the codes of blocks that do not describe their own.
final class Codes {
  static final int END = 256;
  static final int MOST_LITERALS = 286;
  static final int MOST_DISTANCES = 30;
  private static final int LITERAL_BITS = 10;
  private static final int DISTANCE_BITS = 8;
  private static final int LENGTHS = 19;

  private static final int[] LITERAL_VALUES = literalValues();
  private static final int[] DISTANCE_VALUES = distanceValues();
  private static final int[] LENGTH_VALUES = lengthValues();

  // Made once: a block of ten bits may ask for them.
  static final CodeTable FIXED_LITERALS = fixedLiterals();
  static final CodeTable FIXED_DISTANCES = fixedDistances();

  private Codes() {}

  /// An empty table of literals and lengths; no code needs more than 310 entries beside the first.
  static CodeTable literals() {
    return new CodeTable(LITERAL_BITS, 512, LITERAL_VALUES);
  }

  /// An empty table of distances; no code needs more than 146 entries beside the first.
  static CodeTable distances() {
    return new CodeTable(DISTANCE_BITS, 256, DISTANCE_VALUES);
  }

  /// An empty table of the lengths of codes.
  static CodeTable lengths() {
    return new CodeTable(7, 0, LENGTH_VALUES);
  }

  private static int[] literalValues() {
    int[] values = new int[288];
    for (int i = 0; i < END; i++) {
      values[i] = CodeTable.LITERAL | i << 16;
    }
    values[END] = CodeTable.OTHER | CodeTable.END_OF_BLOCK;
    int least = 3;
    for (int i = END + 1; i < 285; i++) {
      int more = i < 265 ? 0 : (i - 261) >> 2;
      values[i] = least << 16 | more;
      least += 1 << more;
    }
    values[285] = 258 << 16;
    values[286] = CodeTable.OTHER;
    values[287] = CodeTable.OTHER;
    return values;
  }

  private static int[] distanceValues() {
    int[] values = new int[32];
    int least = 1;
    for (int i = 0; i < MOST_DISTANCES; i++) {
      int more = i < 4 ? 0 : (i - 2) >> 1;
      values[i] = least << 16 | more;
      least += 1 << more;
    }
    values[30] = CodeTable.OTHER;
    values[31] = CodeTable.OTHER;
    return values;
  }

  private static int[] lengthValues() {
    int[] values = new int[LENGTHS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i << 16;
    }
    return values;
  }

  private static CodeTable fixedLiterals() {
    byte[] lengths = new byte[LITERAL_VALUES.length];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    return built(literals(), lengths);
  }

  private static CodeTable fixedDistances() {
    byte[] lengths = new byte[DISTANCE_VALUES.length];
    Arrays.fill(lengths, (byte) 5);
    return built(distances(), lengths);
  }

  private static CodeTable built(CodeTable table, byte[] lengths) {
    try {
      table.build(lengths, 0, lengths.length, false);
      return table;
    } catch (DamagedBlockException e) {
      throw new IllegalStateException(e);
    }
  }
}
