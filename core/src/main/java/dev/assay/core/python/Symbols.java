package dev.assay.core.python;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The distinct names of one file, each as one string; the keywords come first, so that finding a
/// name tells whether it is one.
final class Symbols {
  private static final TokenKind[] KINDS = TokenKind.values();

  /// Not known to who writes a file: else its names could be made to fall into one place, and each
  /// would be compared with all others.
  private static final long SECRET = new SplittableRandom().nextLong() | 1;

  private static final Symbols KEYWORDS = keywords();

  private String[] texts;
  private int[] hashes;
  private TokenKind[] kinds;
  private int[] table;
  private int size;
  private boolean folded;

  private Symbols(String[] texts, int[] hashes, TokenKind[] kinds, int[] table, int size) {
    this.texts = texts;
    this.hashes = hashes;
    this.kinds = kinds;
    this.table = table;
    this.size = size;
  }

  /// The keywords alone.
  Symbols() {
    this(
        KEYWORDS.texts.clone(),
        KEYWORDS.hashes.clone(),
        KEYWORDS.kinds.clone(),
        KEYWORDS.table.clone(),
        KEYWORDS.size);
  }

  private static Symbols keywords() {
    Symbols symbols =
        new Symbols(new String[256], new int[256], new TokenKind[256], new int[1024], 0);
    for (TokenKind kind : KINDS) {
      String keyword = kind.keyword();
      if (keyword != null) {
        char[] text = keyword.toCharArray();
        symbols.kinds[symbols.find(text, 0, text.length, hash(text), true)] = kind;
      }
    }
    return symbols;
  }

  /// The hash of a name from that of what stands before its last character, 0 before the first.
  static long hash(long before, char last) {
    return (before ^ last) * SECRET;
  }

  private static long hash(char[] text) {
    long hash = 0;
    for (char c : text) {
      hash = hash(hash, c);
    }
    return hash;
  }

  /// The number of the name in a range whose hash is known, normalised by NFKC as Python does.
  int find(char[] text, int start, int end, long hash, boolean ascii) {
    if (!ascii) {
      folded = true;
      char[] normal =
          Normalizer.normalize(new String(text, start, end - start), Normalizer.Form.NFKC)
              .toCharArray();
      return find(normal, 0, normal.length, hash(normal), true);
    }
    int mixed = mixed(hash);
    int slot = mixed & (table.length - 1);
    while (table[slot] != 0) {
      int symbol = table[slot] - 1;
      if (hashes[symbol] == mixed && isAt(symbol, text, start, end)) {
        return symbol;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return add(new String(text, start, end - start), mixed, slot);
  }

  /// The half of a hash in which all characters take part.
  private static int mixed(long hash) {
    return (int) (hash >>> 32);
  }

  private boolean isAt(int symbol, char[] text, int start, int end) {
    String known = texts[symbol];
    int length = end - start;
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private int add(String text, int hash, int slot) {
    if (size == texts.length) {
      texts = Arrays.copyOf(texts, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    texts[size] = text;
    hashes[size] = hash;
    kinds[size] = TokenKind.NAME;
    table[slot] = ++size;
    if (size * 3 > table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    table = new int[table.length * 2];
    for (int symbol = 0; symbol < size; symbol++) {
      int slot = hashes[symbol] & (table.length - 1);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = symbol + 1;
    }
  }

  /// The names that were found, without the keywords.
  Names names() {
    return new Names(List.copyOf(Arrays.asList(texts).subList(KEYWORDS.size, size)), folded);
  }

  String text(int symbol) {
    return texts[symbol];
  }

  /// The keyword a name is, or [TokenKind#NAME].
  TokenKind kind(int symbol) {
    return kinds[symbol];
  }
}
