package dev.assay.core.artifact.zstandard;

import java.util.Arrays;

/// The decoding table of a Huffman code (RFC 8878, 4.2).
final class PrefixTable {
  private static final int LONGEST = 11;
  private static final int DIRECT = 128;
  private static final int MOST_WEIGHTS = 255;
  private static final int HIGHEST_LOG = 6;

  private final int longest;
  private final byte[] symbols;
  private final byte[] lengths;

  private PrefixTable(int longest) {
    this.longest = longest;
    this.symbols = new byte[1 << longest];
    this.lengths = new byte[1 << longest];
  }

  /// A table and where the bytes behind its description begin.
  record Reading(PrefixTable table, int end) {}

  static Reading read(byte[] bytes, int from, int to) throws DamagedFrameException {
    if (from >= to) {
      throw DamagedFrameException.damaged();
    }
    int head = bytes[from] & 0xFF;
    int start = from + 1;
    int length = head < DIRECT ? head : (head - DIRECT + 2) / 2;
    if (length > to - start) {
      throw DamagedFrameException.damaged();
    }
    int[] weights =
        head < DIRECT
            ? packed(bytes, start, start + length)
            : direct(bytes, start, head - DIRECT + 1);
    return new Reading(of(weights), start + length);
  }

  /// Two weights a byte, the first one above.
  private static int[] direct(byte[] bytes, int from, int count) {
    int[] weights = new int[count];
    for (int i = 0; i < count; i++) {
      int pair = bytes[from + i / 2] & 0xFF;
      weights[i] = i % 2 == 0 ? pair >> 4 : pair & 15;
    }
    return weights;
  }

  /// Weights in a code of their own, of two states in turn.
  private static int[] packed(byte[] bytes, int from, int to) throws DamagedFrameException {
    ForwardBits head = new ForwardBits(bytes, from, to);
    StateTable table = StateTable.read(head, HIGHEST_LOG, MOST_WEIGHTS + 1);
    BackwardBits in = new BackwardBits(bytes, head.nextByte(), to);
    int[] weights = new int[MOST_WEIGHTS + 1];
    int count = 0;
    int state = table.first(in);
    int other = table.first(in);
    boolean more = in.left() >= 0;
    if (!more) {
      throw DamagedFrameException.damaged();
    }
    while (more) {
      if (count + 2 > MOST_WEIGHTS) {
        throw DamagedFrameException.damaged();
      }
      weights[count++] = table.symbol(state);
      int next = table.next(state, in);
      state = other;
      other = next;
      more = in.left() >= 0;
    }
    weights[count++] = table.symbol(state);
    return Arrays.copyOf(weights, count);
  }

  /// The weight of the last symbol is what the others leave.
  private static PrefixTable of(int[] weights) throws DamagedFrameException {
    int sum = 0;
    for (int weight : weights) {
      if (weight > LONGEST) {
        throw DamagedFrameException.damaged();
      }
      sum += weight == 0 ? 0 : 1 << (weight - 1);
    }
    int longest = 32 - Integer.numberOfLeadingZeros(sum);
    int rest = (1 << longest) - sum;
    if (sum == 0 || longest > LONGEST || Integer.bitCount(rest) != 1) {
      throw DamagedFrameException.damaged();
    }
    int[] all = Arrays.copyOf(weights, weights.length + 1);
    all[weights.length] = 32 - Integer.numberOfLeadingZeros(rest);
    PrefixTable table = new PrefixTable(longest);
    table.fill(all);
    return table;
  }

  /// Lower weights, which are longer codes, come first.
  private void fill(int[] weights) {
    int at = 0;
    for (int weight = 1; weight <= longest; weight++) {
      int span = 1 << (weight - 1);
      for (int symbol = 0; symbol < weights.length; symbol++) {
        if (weights[symbol] == weight) {
          Arrays.fill(symbols, at, at + span, (byte) symbol);
          Arrays.fill(lengths, at, at + span, (byte) (longest + 1 - weight));
          at += span;
        }
      }
    }
  }

  /// Unpacks one stream, which has to be used up.
  void unpack(BackwardBits in, byte[] into, int from, int to) throws DamagedFrameException {
    for (int i = from; i < to; i++) {
      int code = in.peek(longest);
      into[i] = symbols[code];
      in.skip(lengths[code]);
    }
    if (in.left() != 0) {
      throw DamagedFrameException.damaged();
    }
  }
}
