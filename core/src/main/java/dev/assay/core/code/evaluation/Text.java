package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A string, or bytes of which each character is one. A text that was put together stays in two
/// parts until it is read, so that a loop that appends costs no more than its appending.
final class Text implements Value.Scalar {
  /// Stands in a text for a part that is not known.
  static final char HOLE = '\uE123';

  static final Text EMPTY = Text.of("");

  private final boolean bytes;
  private final Taint taint;
  private final int length;
  private @Nullable String flat;
  private @Nullable Text left;
  private @Nullable Text right;

  Text(String text, boolean bytes, Taint taint) {
    this.flat = text;
    this.bytes = bytes;
    this.taint = taint;
    this.length = text.length();
  }

  private Text(Text left, Text right, boolean bytes, Taint taint) {
    this.left = left;
    this.right = right;
    this.bytes = bytes;
    this.taint = taint;
    this.length = left.length + right.length;
  }

  static Text of(String text) {
    return new Text(text, false, Taint.NONE);
  }

  static Text ofBytes(String latin, Taint taint) {
    return new Text(latin, true, taint);
  }

  /// One text behind another.
  static Text joined(Text left, Text right, boolean bytes) {
    Taint taint = left.taint.plus(right.taint);
    return left.length + right.length < 64
        ? new Text(left.text().concat(right.text()), bytes, taint)
        : new Text(left, right, bytes, taint);
  }

  /// The same kind of text with other content.
  Text of(String other, Taint from) {
    return new Text(other, bytes, from);
  }

  boolean bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /// Whether no part of it is missing.
  boolean isWhole() {
    return taint.isWhole();
  }

  /// The characters.
  String text() {
    String known = flat;
    if (known == null) {
      known = flattened();
      flat = known;
      left = null;
      right = null;
    }
    return known;
  }

  private String flattened() {
    char[] all = new char[length];
    int at = length;
    List<Text> stack = new ArrayList<>();
    stack.add(this);
    while (!stack.isEmpty()) {
      Text part = stack.removeLast();
      Text before = part.left;
      Text behind = part.right;
      if (before != null && behind != null) {
        stack.add(before);
        stack.add(behind);
      } else {
        String known = part.text();
        at -= known.length();
        known.getChars(0, known.length(), all, at);
      }
    }
    return new String(all);
  }

  @Override
  public Taint taint() {
    return taint;
  }

  @Override
  public Value tainted(Taint more) {
    return withTaint(taint.plus(more));
  }

  Text withTaint(Taint other) {
    return other.equals(taint) ? this : new Text(text(), bytes, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Text text
        && bytes == text.bytes
        && length == text.length
        && taint.equals(text.taint)
        && text().equals(text.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
