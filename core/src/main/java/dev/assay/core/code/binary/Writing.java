package dev.assay.core.code.binary;

import java.util.ArrayDeque;
import java.util.Deque;

/// The text that a decompilation writes: lines with their indentation, bounded.
final class Writing {
  private static final int LONGEST = 16 << 20;
  private static final int DEEPEST = 60;

  private final StringBuilder out = new StringBuilder();
  private final Deque<Boolean> used = new ArrayDeque<>();
  private int temporaries;
  private int objects;

  void line(String text) {
    if (isFull()) {
      return;
    }
    if (!used.isEmpty()) {
      used.pop();
      used.push(true);
    }
    out.append("  ".repeat(used.size())).append(text).append('\n');
  }

  boolean isFull() {
    return out.length() > LONGEST;
  }

  /// Begins a block under the last line; false where there are too many.
  boolean open() {
    if (used.size() >= DEEPEST) {
      return false;
    }
    used.push(false);
    return true;
  }

  void close() {
    if (!used.isEmpty()) {
      if (!used.peek()) {
        line("pass");
      }
      used.pop();
    }
  }

  String temporary() {
    return "_t" + temporaries++;
  }

  /// Counts a code object; false when there are too many.
  boolean object() {
    return ++objects <= 5_000;
  }

  String text() {
    return out.toString();
  }
}
