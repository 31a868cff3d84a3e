package dev.assay.core.code.evaluation;

import dev.assay.core.code.Budget;

/// Counts what one artifact costs and says when its budget is spent. Counted, never timed: two runs
/// agree.
public final class Meter {
  private static final long LONGEST_TEXT = 1 << 23;

  private final Budget budget;
  private long steps;
  private long decodedBytes;
  private long uses;
  private long results;

  public Meter(Budget budget) {
    this.budget = budget;
  }

  /// Steps taken so far.
  public long steps() {
    return steps;
  }

  /// Whether one of the limits was passed.
  public boolean isSpent() {
    return steps > budget.steps() || decodedBytes > budget.decodedBytes();
  }

  /// Counts one step; false when none is left.
  boolean step() {
    return ++steps <= budget.steps();
  }

  /// Counts the making of a text of this many characters; false when it is too much.
  boolean makeText(long characters) {
    uses += characters > 0 ? 1 : 0;
    steps += 1 + (characters >> 3);
    return characters <= LONGEST_TEXT && steps <= budget.steps();
  }

  /// Counts the making of a container of this many elements; false when it is too much.
  boolean makeItems(long elements) {
    uses += elements > 0 ? 1 : 0;
    steps += 1 + Math.min(elements, Items.LONGEST);
    return elements <= Items.LONGEST && steps <= budget.steps();
  }

  /// Counts that known data was looked at or changed.
  void use() {
    uses++;
  }

  /// How often known data was looked at, changed or made so far.
  long uses() {
    return uses;
  }

  /// Counts that something known was computed or handed out.
  void give() {
    results++;
  }

  /// How often something known was computed or handed out so far.
  long results() {
    return results;
  }

  /// Counts decoded bytes; false when they are too many.
  boolean decode(long bytes) {
    decodedBytes += bytes;
    return decodedBytes <= budget.decodedBytes();
  }

  /// How many more bytes may be decoded.
  long decodable() {
    return Math.max(0, budget.decodedBytes() - decodedBytes);
  }

  /// Whether text that lies this many layers deep may still be evaluated.
  boolean allowsLayer(int depth) {
    return depth <= budget.layers();
  }
}
