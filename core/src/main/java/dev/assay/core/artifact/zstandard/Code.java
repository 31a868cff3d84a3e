package dev.assay.core.artifact.zstandard;

import org.jspecify.annotations.Nullable;

/// One of the three codes of a sequence (RFC 8878, 3.1.1.3.2): how long its literals are, how far
/// back it copies from, or how much.
final class Code {
  private static final int PREDEFINED = 0;
  private static final int ONE_SYMBOL = 1;
  private static final int DESCRIBED = 2;

  private final int highestLog;
  private final int mostSymbols;
  private final StateTable predefined;
  private final Work work;
  private @Nullable StateTable table;

  private Code(int highestLog, int mostSymbols, StateTable predefined, Work work) {
    this.highestLog = highestLog;
    this.mostSymbols = mostSymbols;
    this.predefined = predefined;
    this.work = work;
  }

  static Code literalLengths(Work work) {
    return new Code(9, 36, Predefined.LITERAL_LENGTHS, work);
  }

  static Code matchLengths(Work work) {
    return new Code(9, 53, Predefined.MATCH_LENGTHS, work);
  }

  static Code offsets(Work work) {
    return new Code(8, 32, Predefined.OFFSETS, work);
  }

  void reset() {
    table = null;
  }

  /// Reads what a block says of the code; where the next one begins.
  int read(int mode, byte[] block, int from, int to) throws DamagedFrameException {
    switch (mode) {
      case PREDEFINED -> table = predefined;
      case ONE_SYMBOL -> {
        if (from >= to || (block[from] & 0xFF) >= mostSymbols) {
          throw DamagedFrameException.damaged();
        }
        table = StateTable.of(block[from] & 0xFF);
        return from + 1;
      }
      case DESCRIBED -> {
        work.table();
        ForwardBits in = new ForwardBits(block, from, to);
        table = StateTable.read(in, highestLog, mostSymbols);
        return in.nextByte();
      }
      default -> {
        // That of the block before.
      }
    }
    return from;
  }

  StateTable table() throws DamagedFrameException {
    if (table == null) {
      throw DamagedFrameException.damaged();
    }
    return table;
  }
}
