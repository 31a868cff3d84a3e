package dev.assay.report.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A text that stays below what GitHub takes as one comment; what does not fit is counted.
final class Comment {
  /// GitHub refuses comments of more than 65,536 characters; bytes are counted, to be on the safe
  /// side, and some are kept for the end.
  static final int LIMIT = 65_536;

  private static final int RESERVE = 1_000;

  private final StringBuilder out = new StringBuilder();
  private int bytes;
  private int cut;

  /// Adds what must be there.
  void add(String text) {
    out.append(text);
    bytes += text.getBytes(UTF_8).length;
  }

  /// Adds what may be cut: once one thing is, all that follow are, so that the order stays worst
  /// first.
  void offer(String text) {
    if (cut > 0 || bytes + text.getBytes(UTF_8).length > LIMIT - RESERVE) {
      cut++;
    } else {
      add(text);
    }
  }

  int cut() {
    return cut;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
