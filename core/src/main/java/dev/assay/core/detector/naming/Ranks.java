package dev.assay.core.detector.naming;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.OptionalInt;

/// Names in the order of their downloads, from lines of rank, tab and name after a heading that
/// tells the date (`# list of 2026-11: …`).
///
/// The names stay in the bytes they were read from, under a table of hashes: loading 15,000 of them
/// makes five arrays and no strings, since an audit pays for it at each start.
final class Ranks {
  private static final String DATED = "list of ";
  private static final int LONGEST_DATE = 10;

  private final byte[] text;
  private final String date;
  private int[] starts = new int[1 << 14];
  private int[] ends = new int[1 << 14];
  private int[] ranks = new int[1 << 14];
  private int size;
  private final int[] table;

  private Ranks(byte[] text) {
    this.text = text;
    this.date = date(text);
    readLines();
    this.table = new int[Integer.highestOneBit(Math.max(size, 8)) * 4];
    for (int place = 0; place < size; place++) {
      int slot = slot(hash(place));
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = place + 1;
    }
  }

  static Ranks read(byte[] text) {
    return new Ranks(text);
  }

  private static String date(byte[] text) {
    String heading = new String(text, 0, Math.min(text.length, 200), US_ASCII);
    int at = heading.indexOf(DATED);
    if (at < 0) {
      return "";
    }
    int from = at + DATED.length();
    int end = from;
    while (end < heading.length()
        && end < from + LONGEST_DATE
        && (heading.charAt(end) == '-' || Character.isDigit(heading.charAt(end)))) {
      end++;
    }
    return heading.substring(from, end);
  }

  private void readLines() {
    int at = 0;
    while (at < text.length) {
      int rank = 0;
      int start = at;
      int end = at;
      for (; end < text.length && text[end] != '\n'; end++) {
        if (text[end] == '\t') {
          start = end + 1;
        } else if (start == at) {
          rank = rank * 10 + (text[end] - '0');
        }
      }
      if (start > at && text[at] != '#') {
        add(start, end, rank);
      }
      at = end + 1;
    }
  }

  private void add(int start, int end, int rank) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      ranks = Arrays.copyOf(ranks, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    ranks[size++] = rank;
  }

  /// The hash that `String.hashCode` gives the same name, so that a look-up need not compute it.
  private int hash(int place) {
    int hash = 0;
    for (int i = starts[place]; i < ends[place]; i++) {
      hash = 31 * hash + text[i];
    }
    return hash;
  }

  private int slot(int hash) {
    return ((hash * 0x9E3779B9) >>> 7) & (table.length - 1);
  }

  /// The rank of a normalised name.
  OptionalInt rank(String name) {
    int slot = slot(name.hashCode());
    while (table[slot] != 0) {
      int place = table[slot] - 1;
      if (isAt(place, name)) {
        return OptionalInt.of(ranks[place]);
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return OptionalInt.empty();
  }

  private boolean isAt(int place, String name) {
    int start = starts[place];
    if (ends[place] - start != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (text[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// How many names there are.
  int size() {
    return size;
  }

  /// How many of the first names have a rank up to this one.
  int sizeTo(int rank) {
    int count = 0;
    while (count < size && ranks[count] <= rank) {
      count++;
    }
    return count;
  }

  /// The name at a place, counted from 0 in the order of ranks.
  String name(int place) {
    return new String(text, starts[place], ends[place] - starts[place], US_ASCII);
  }

  int rankAt(int place) {
    return ranks[place];
  }

  String date() {
    return date;
  }
}
