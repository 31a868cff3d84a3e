package dev.assay.core.code.knowledge;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names by which code acts, or gets at what does (`words.tsv`): code that holds none of them
/// does nothing by itself.
public final class ActingWords {
  private static final int BITS = 15;
  private static final Map<String, Use> WORDS = new HashMap<>();
  private static final BitSet HASHES = new BitSet(1 << BITS);

  static {
    for (List<String> row : Rows.of(ActingWords.class, "words.tsv")) {
      for (String word : row.getFirst().split(" ", -1)) {
        WORDS.put(word, new Use(row.get(1).equals("used"), row.size() > 2 ? row.get(2) : ""));
        HASHES.set(slot(word.hashCode()));
      }
    }
  }

  private ActingWords() {}

  /// @param inSentences whether the word also stands in sentences, where it does nothing
  /// @param but what may follow it and does nothing
  private record Use(boolean inSentences, String but) {}

  private static int slot(int hash) {
    return (hash ^ hash >>> 16) & (1 << BITS) - 1;
  }

  /// Whether a text holds one of the words, or letters that only look like others.
  public static boolean standIn(String text) {
    int from = 0;
    int hash = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (isLetter(c)) {
        hash = 31 * hash + c;
        continue;
      }
      if (c >= '\uD800') {
        return true;
      }
      if (i - from > 1 && HASHES.get(slot(hash)) && isWord(text, from, i)) {
        return true;
      }
      from = i + 1;
      hash = 0;
    }
    return false;
  }

  private static boolean isLetter(char c) {
    char lower = (char) (c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static boolean isWord(String text, int from, int to) {
    Use use = WORDS.get(text.substring(from, to));
    return use != null
        && (use.but().isEmpty() || !text.startsWith(use.but(), to))
        && (!use.inSentences() || isUsed(text, from, to));
  }

  /// Whether a word is a name there: it is called, asked for something, quoted or imported.
  private static boolean isUsed(String text, int from, int to) {
    char next = to < text.length() ? text.charAt(to) : ' ';
    boolean member =
        next == '.' && to + 1 < text.length() && Character.isLetter(text.charAt(to + 1));
    if (member || next == '(') {
      return true;
    }
    int line = text.lastIndexOf('\n', from) + 1;
    String start = text.substring(line, Math.min(from, line + 80)).strip();
    return start.startsWith("import") || start.startsWith("from");
  }
}
