package dev.assay.cli.command;

import java.util.Locale;

/// Whether one word was probably meant by another.
final class Closeness {
  private static final int LONGEST = 64;

  private Closeness() {}

  /// Whether a word begins another or is a few letters away from it (one in four).
  static boolean isClose(String typed, String meant) {
    String word = typed.toLowerCase(Locale.ROOT);
    if (word.length() > LONGEST || word.isEmpty()) {
      return false;
    }
    boolean begins = word.length() >= 4 && meant.startsWith(word);
    return begins || distance(word, meant) <= Math.max(1, meant.length() / 4);
  }

  /// Levenshtein's distance, one row at a time.
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
