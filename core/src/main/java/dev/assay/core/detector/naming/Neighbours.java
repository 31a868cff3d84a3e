package dev.assay.core.detector.naming;

import java.util.function.IntConsumer;

/// Finds the popular names one edit away from a name without comparing it to each: two strings one
/// edit apart (a transposition included) become equal when each gives up at most one character (W.
/// Garbe's symmetric deletes). So the table holds the hash of each target and of each target less
/// one character, and a name asks with its own; both take time in proportion to its length.
final class Neighbours {
  /// A cell holds the place of a target, plus one, below and bits of the hash above.
  private static final int PLACE_BITS = 13;

  private static final int PLACES = (1 << PLACE_BITS) - 1;

  private final int[] table;

  /// @param count how many of the first names are targets, at most 8,190
  Neighbours(Ranks ranks, int count) {
    long characters = 0;
    for (int place = 0; place < count; place++) {
      characters += ranks.name(place).length() + 1;
    }
    this.table = new int[Integer.highestOneBit((int) Math.max(characters, 8)) * 2];
    for (int place = 0; place < count; place++) {
      int entry = place + 1;
      eachHash(ranks.name(place), hash -> put(hash, entry));
    }
  }

  private void put(int hash, int entry) {
    int slot = hash & (table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = (hash & ~PLACES) | entry;
  }

  /// Gives the places of all targets that may be one edit away, some more than once, and a few that
  /// are not.
  void near(String name, IntConsumer places) {
    eachHash(name, hash -> probe(hash, places));
  }

  private void probe(int hash, IntConsumer places) {
    int slot = hash & (table.length - 1);
    while (table[slot] != 0) {
      if (((table[slot] ^ hash) & ~PLACES) == 0) {
        places.accept((table[slot] & PLACES) - 1);
      }
      slot = (slot + 1) & (table.length - 1);
    }
  }

  /// The hash of a text and of the text less each one of its characters, all in one pass each way:
  /// the hash of a text is a polynomial, and so the sum of those of its parts.
  private static void eachHash(String text, IntConsumer hashes) {
    int length = text.length();
    int[] before = new int[length + 1];
    for (int i = 0; i < length; i++) {
      before[i + 1] = before[i] * 31 + text.charAt(i);
    }
    hashes.accept(mixed(before[length]));
    int after = 0;
    int power = 1;
    for (int i = length - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (i == 0 || text.charAt(i - 1) != c) { // of a run of equal ones any will do
        hashes.accept(mixed(before[i] * power + after));
      }
      after += c * power;
      power *= 31;
    }
  }

  private static int mixed(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
    mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
    return mixed ^ mixed >>> 16;
  }
}
