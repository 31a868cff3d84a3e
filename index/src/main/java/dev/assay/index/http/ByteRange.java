package dev.assay.index.http;

/// Which part of a file is asked for (RFC 9110). Of several ranges, and of what is none, the whole
/// file is the answer that is always allowed.
sealed interface ByteRange {
  /// All of it.
  ByteRange WHOLE = new Whole();

  /// All of it.
  record Whole() implements ByteRange {}

  /// From a byte to another, both included.
  record Part(long first, long last) implements ByteRange {}

  /// Nothing of the file lies in the range.
  record Outside() implements ByteRange {}

  /// The range of a header (`bytes=0-99`, `bytes=100-`, `bytes=-100`).
  static ByteRange parse(String header, long size) {
    if (!header.startsWith("bytes=") || header.indexOf(',') >= 0) {
      return WHOLE;
    }
    String text = header.substring("bytes=".length()).strip();
    int dash = text.indexOf('-');
    if (dash < 0) {
      return WHOLE;
    }
    try {
      if (dash == 0) {
        long length = Math.min(Long.parseLong(text.substring(1)), size);
        return length <= 0 ? new Outside() : new Part(size - length, size - 1);
      }
      long first = Long.parseLong(text.substring(0, dash));
      String end = text.substring(dash + 1);
      long last = end.isEmpty() ? size - 1 : Math.min(Long.parseLong(end), size - 1);
      if (first < 0 || (!end.isEmpty() && Long.parseLong(end) < first)) {
        return WHOLE;
      }
      return first >= size ? new Outside() : new Part(first, last);
    } catch (NumberFormatException _) {
      return WHOLE;
    }
  }
}
