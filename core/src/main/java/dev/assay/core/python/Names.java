package dev.assay.core.python;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The distinct names of one file, as Python normalises them; keywords are none.
public final class Names {
  private final List<String> all;
  private final boolean folded;

  /// Open addressing; twice as large as it is full, at least.
  private final @Nullable String[] table;

  Names(String[] texts, int from, int to, boolean folded) {
    this.folded = folded;
    all = List.copyOf(Arrays.asList(texts).subList(from, to));
    table = new @Nullable String[Integer.highestOneBit(Math.max(1, all.size())) * 4];
    for (String name : all) {
      table[slot(name)] = name;
    }
  }

  /// Whether the name stands anywhere in the file's code.
  public boolean contains(String name) {
    return table[slot(name)] != null;
  }

  /// Whether one is written with letters beyond ASCII, which may read as others (PEP 3131).
  public boolean areFolded() {
    return folded;
  }

  /// Each of the names, in the order in which they first stand there.
  public List<String> all() {
    return all;
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
