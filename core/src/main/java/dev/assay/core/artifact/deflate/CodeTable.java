package dev.assay.core.artifact.deflate;

import java.util.Arrays;

/// What the next bits mean: an entry for each value of the first few, which for longer codes leads
/// to a table of its own. As in zlib, a code may be incomplete only where it is a single bit.
///
/// An entry holds, from its lowest bit, how many bits it takes (8), how many of these are the code
/// (4), and from bit 16 the value: a literal, the least length or the least distance. To the least
/// the bits behind the code are added.
final class CodeTable {
  /// The entry is a literal; the sign, so that it is seen at once.
  static final int LITERAL = 1 << 31;

  /// The entry is no value: one of the two below, or what no code stands for.
  static final int OTHER = 1 << 15;

  /// The entry leads to another table, which begins at its value and is asked with as many bits as
  /// it says.
  static final int TABLE = 1 << 14;

  static final int END_OF_BLOCK = 1 << 13;

  private static final int LONGEST = 15;

  final int[] entries;
  final int bits;
  private final int[] values;
  private final int[] counts = new int[LONGEST + 1];
  private final int[] next = new int[LONGEST + 1];
  private final int[] places = new int[LONGEST + 2];
  private final int[] sorted;

  /// For the values given.
  ///
  /// @param bits how many bits the first table is asked with
  /// @param more room for the tables of longer codes
  /// @param values an entry for each symbol without its code: a value, and how many bits follow
  CodeTable(int bits, int more, int[] values) {
    this.bits = bits;
    this.values = values;
    this.entries = new int[(1 << bits) + more];
    this.sorted = new int[values.length];
  }

  /// Builds the table of a code by how many bits each symbol takes, 0 for none.
  ///
  /// @param mayBeOne whether the code may be of one bit of which only one value is used
  void build(byte[] lengths, int from, int count, boolean mayBeOne) throws DamagedBlockException {
    Arrays.fill(counts, 0);
    for (int i = 0; i < count; i++) {
      counts[lengths[from + i]]++;
    }
    int longest = LONGEST;
    while (longest > 0 && counts[longest] == 0) {
      longest--;
    }
    int left = left();
    if (left < 0 || (left > 0 && (longest > 1 || !mayBeOne))) {
      throw DamagedBlockException.damaged();
    }
    if (left > 0) {
      Arrays.fill(entries, 0, 1 << bits, OTHER);
    }
    sort(lengths, from, count);
    fill(longest);
  }

  /// How many codes of the greatest length are left over; negative where there are too many.
  private int left() {
    int left = 1;
    for (int length = 1; length <= LONGEST; length++) {
      left = (left << 1) - counts[length];
      if (left < 0) {
        return left;
      }
    }
    return left;
  }

  /// Symbols by the length of their codes, and the first code of each length.
  private void sort(byte[] lengths, int from, int count) {
    int code = 0;
    places[1] = 0;
    for (int length = 1; length <= LONGEST; length++) {
      next[length] = code;
      code = (code + counts[length]) << 1;
      places[length + 1] = places[length] + counts[length];
    }
    for (int i = 0; i < count; i++) {
      int length = lengths[from + i];
      if (length > 0) {
        sorted[places[length]++] = i;
      }
    }
  }

  private void fill(int longest) throws DamagedBlockException {
    int size = 1 << bits;
    int free = size;
    int prefix = -1;
    int start = 0;
    int asked = 0;
    int at = 0;
    for (int length = 1; length <= longest; length++) {
      for (int rest = counts[length]; rest > 0; rest--) {
        int value = values[sorted[at++]];
        int code = Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
        if (length <= bits) {
          put(entry(value, length), code, 1 << length, 0, size);
          continue;
        }
        if ((code & size - 1) != prefix) {
          prefix = code & size - 1;
          start = free;
          asked = asked(length, rest, longest);
          free += 1 << asked;
          if (free > entries.length) {
            throw DamagedBlockException.damaged();
          }
          entries[prefix] = start << 16 | OTHER | TABLE | asked << 8 | bits;
        }
        put(entry(value, length - bits), code >>> bits, 1 << (length - bits), start, 1 << asked);
      }
    }
  }

  /// How many bits the table is asked with that begins with a code of this length, of which so many
  /// are still to come.
  private int asked(int length, int rest, int longest) {
    int asked = length - bits;
    int used = rest;
    while (used < 1 << asked && bits + asked < longest) {
      asked++;
      used = (used << 1) + counts[bits + asked];
    }
    return asked;
  }

  private static int entry(int value, int length) {
    return value == OTHER ? OTHER : value + length | length << 8;
  }

  private void put(int entry, int code, int step, int start, int size) {
    for (int i = code; i < size; i += step) {
      entries[start + i] = entry;
    }
  }
}
