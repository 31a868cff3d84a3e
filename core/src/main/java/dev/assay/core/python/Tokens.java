package dev.assay.core.python;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The tokens of a stretch of text, in arrays side by side. A thread uses the same arrays for one
/// file after another: they are large beside what is made of them, and stay in the processor's
/// cache.
final class Tokens {
  private static final int MOST_KEPT = 1 << 16;
  private static final ThreadLocal<@Nullable Tokens> SPARE = new ThreadLocal<>();

  private TokenKind[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] symbols;
  private int size;
  private int longestLiteral;

  Tokens(int expected) {
    kinds = new TokenKind[expected];
    starts = new int[expected];
    ends = new int[expected];
    symbols = new int[expected];
  }

  /// Empty, with room for so many if that is known.
  static Tokens take(int expected) {
    Tokens spare = SPARE.get();
    if (spare == null || spare.kinds.length < expected) {
      return new Tokens(expected);
    }
    SPARE.set(null);
    spare.size = 0;
    spare.longestLiteral = 0;
    return spare;
  }

  /// Says that these are no longer needed.
  void giveBack() {
    if (kinds.length <= MOST_KEPT) {
      SPARE.set(this);
    }
  }

  void add(TokenKind kind, int start, int end, int symbol) {
    if (size == kinds.length) {
      int larger = size * 2;
      kinds = Arrays.copyOf(kinds, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      symbols = Arrays.copyOf(symbols, larger);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    symbols[size++] = symbol;
  }

  /// Adds a string literal whose opening quote stands at `quote`.
  void addString(int start, int end, int quote) {
    longestLiteral = Math.max(longestLiteral, end - start);
    add(TokenKind.STRING, start, end, quote);
  }

  /// How long the longest string literal is, quotes included.
  int longestLiteral() {
    return longestLiteral;
  }

  /// Forgets all tokens from one on.
  void truncate(int token) {
    size = token;
  }

  int size() {
    return size;
  }

  TokenKind kind(int token) {
    return kinds[token];
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  int symbol(int token) {
    return symbols[token];
  }
}
