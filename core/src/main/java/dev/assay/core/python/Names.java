package dev.assay.core.python;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The distinct names of one file, as Python normalises them; keywords are none.
public final class Names {
  /// Open addressing; twice as large as it is full, at least.
  private final @Nullable String[] table;

  Names(String[] texts, int from, int to) {
    table = new @Nullable String[Integer.highestOneBit(Math.max(1, to - from)) * 4];
    for (int i = from; i < to; i++) {
      table[slot(texts[i])] = texts[i];
    }
  }

  /// Whether the name stands anywhere in the file's code.
  public boolean contains(String name) {
    return table[slot(name)] != null;
  }

  /// How many of the names are of a kind, counted as far as `most`.
  public int count(Predicate<String> kind, int most) {
    int count = 0;
    for (int i = 0; i < table.length && count < most; i++) {
      String name = table[i];
      count += name != null && kind.test(name) ? 1 : 0;
    }
    return count;
  }

  /// Where a name stands, or the empty place it would take.
  private int slot(String name) {
    int slot = ((name.hashCode() * 0x9E3779B9) >>> 8) & (table.length - 1);
    for (String at = table[slot]; at != null && !at.equals(name); at = table[slot]) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }
}
