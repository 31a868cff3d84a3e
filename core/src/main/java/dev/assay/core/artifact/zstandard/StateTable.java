package dev.assay.core.artifact.zstandard;

import java.util.Arrays;

/// The decoding table of a finite state entropy code (RFC 8878, 4.1): for each state its symbol,
/// and how the next state comes about.
final class StateTable {
  private static final int LOWEST_LOG = 5;

  private final int log;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] bases;

  private StateTable(int log) {
    this.log = log;
    this.symbols = new byte[1 << log];
    this.bits = new byte[1 << log];
    this.bases = new short[1 << log];
  }

  /// One symbol for ever.
  static StateTable of(int symbol) {
    StateTable table = new StateTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /// A table by the probability of each symbol: shares of `1 << log`, -1 for less than one.
  static StateTable of(int log, int[] shares) throws DamagedFrameException {
    StateTable table = new StateTable(log);
    int size = 1 << log;
    int[] next = new int[shares.length];
    int high = size;
    for (int symbol = 0; symbol < shares.length; symbol++) {
      next[symbol] = Math.abs(shares[symbol]);
      if (shares[symbol] < 0) {
        table.symbols[--high] = (byte) symbol;
      }
    }
    table.spread(shares, high);
    for (int state = 0; state < size; state++) {
      int value = next[table.symbols[state] & 0xFF]++;
      int taken = log - (31 - Integer.numberOfLeadingZeros(value));
      table.bits[state] = (byte) taken;
      table.bases[state] = (short) ((value << taken) - size);
    }
    return table;
  }

  private void spread(int[] shares, int high) throws DamagedFrameException {
    int size = symbols.length;
    int step = (size >> 1) + (size >> 3) + 3;
    int at = 0;
    for (int symbol = 0; symbol < shares.length; symbol++) {
      for (int i = 0; i < shares[symbol]; i++) {
        symbols[at] = (byte) symbol;
        do {
          at = at + step & size - 1;
        } while (at >= high);
      }
    }
    if (at != 0) {
      throw DamagedFrameException.damaged();
    }
  }

  /// Reads the description of a table.
  ///
  /// @param mostSymbols how many symbols there may be
  static StateTable read(ForwardBits in, int highestLog, int mostSymbols)
      throws DamagedFrameException {
    int log = in.read(4) + LOWEST_LOG;
    if (log > highestLog) {
      throw DamagedFrameException.damaged();
    }
    int[] shares = new int[mostSymbols];
    int count = 0;
    int left = 1 << log;
    while (left > 0) {
      if (count == mostSymbols) {
        throw DamagedFrameException.damaged();
      }
      int share = share(in, left);
      left -= Math.abs(share);
      shares[count++] = share;
      if (share == 0) {
        count += zeros(in, mostSymbols - count);
      }
    }
    return of(log, Arrays.copyOf(shares, count));
  }

  /// A number of as few bits as what is left allows.
  private static int share(ForwardBits in, int left) throws DamagedFrameException {
    int width = 32 - Integer.numberOfLeadingZeros(left + 1);
    int value = in.peek(width);
    int low = value & ((1 << (width - 1)) - 1);
    int threshold = (1 << width) - 1 - (left + 1);
    if (low < threshold) {
      in.skip(width - 1);
      return low - 1;
    }
    in.skip(width);
    return (value >= (1 << (width - 1)) ? value - threshold : value) - 1;
  }

  private static int zeros(ForwardBits in, int most) throws DamagedFrameException {
    int count = 0;
    int more = 3;
    while (more == 3) {
      more = in.read(2);
      count += more;
      if (count > most) {
        throw DamagedFrameException.damaged();
      }
    }
    return count;
  }

  int first(BackwardBits in) {
    return in.read(log);
  }

  int symbol(int state) {
    return symbols[state] & 0xFF;
  }

  int next(int state, BackwardBits in) {
    return (bases[state] & 0xFFFF) + in.read(bits[state]);
  }
}
