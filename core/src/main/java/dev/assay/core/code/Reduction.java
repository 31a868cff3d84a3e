package dev.assay.core.code;

import dev.assay.core.code.knowledge.Rows;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.python.Statement;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is kept of the modules of an artifact that is too large to keep all of them: of those that
/// name nothing by which code acts (`words.tsv`), only what they import.
final class Reduction {
  private static final int BITS = 22;
  private static final int LONG = 32_768;
  private static final Map<String, Use> WORDS = new HashMap<>();
  private static final BitSet HASHES = new BitSet(1 << BITS);

  static {
    for (List<String> row : Rows.of(Reduction.class, "words.tsv")) {
      for (String word : row.getFirst().split(" ", -1)) {
        WORDS.put(word, new Use(row.get(1).equals("used"), row.size() > 2 ? row.get(2) : ""));
        HASHES.set(slot(word.hashCode()));
      }
    }
  }

  private Reduction() {}

  /// @param inSentences whether the word also stands in sentences, where it does nothing
  /// @param but what may follow it and does nothing
  private record Use(boolean inSentences, String but) {}

  private static int slot(int hash) {
    return (hash ^ hash >>> 16) & (1 << BITS) - 1;
  }

  /// The module itself where it may act, a long one without the bodies of functions that do not;
  /// else its imports alone.
  static Module of(Module module) {
    Source source = module.source();
    String text = source.slice(0, source.length());
    if (!acts(text)) {
      return imports(module);
    }
    return text.length() < LONG ? module : Pruning.of(module, text);
  }

  /// The imports of a module, as a module.
  static Module imports(Module module) {
    StringBuilder text = new StringBuilder();
    for (Statement statement : module.body()) {
      if (statement instanceof Statement.Import || statement instanceof Statement.ImportFrom) {
        text.append(module.source().slice(statement.start(), statement.end())).append('\n');
      }
    }
    return PythonParser.parse(Source.of(text.toString()));
  }

  /// Whether a text holds one of the words, or letters that only look like others.
  static boolean acts(String text) {
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
      if (i - from > 1 && HASHES.get(slot(hash)) && acts(text, from, i)) {
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

  private static boolean acts(String text, int from, int to) {
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
