package dev.assay.core.version;

import java.util.List;

/// The local part of a version (`+ubuntu.1`), normalised: lower case, dots, no leading zeros.
record LocalPart(List<String> segments) implements Comparable<LocalPart> {
  LocalPart {
    segments = List.copyOf(segments);
  }

  @Override
  public int compareTo(LocalPart other) {
    int shared = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < shared; i++) {
      int order = compare(segments.get(i), other.segments.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(segments.size(), other.segments.size());
  }

  /// Numbers sort after words.
  private static int compare(String left, String right) {
    boolean number = Texts.isDigits(left);
    if (number != Texts.isDigits(right)) {
      return number ? 1 : -1;
    }
    return number ? Version.Numbers.compareDigits(left, right) : left.compareTo(right);
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
