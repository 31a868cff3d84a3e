package dev.assay.core.code.evaluation;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A regular expression that is one class of characters (`[0-9#]`, `\\d`): nothing more is matched
/// here.
final class CharacterClass {
  private static final int LONGEST = 80;

  private CharacterClass() {}

  /// Which characters match; null where the expression is anything else.
  static @Nullable Predicate<Character> of(String pattern) {
    return switch (pattern) {
      case "\\d", "\\d+" -> c -> c >= '0' && c <= '9';
      case "\\s", "\\s+" -> Character::isWhitespace;
      case "\\W", "\\W+" -> c -> !Character.isLetterOrDigit(c) && c != '_';
      default -> inBrackets(pattern);
    };
  }

  private static @Nullable Predicate<Character> inBrackets(String pattern) {
    int end = pattern.endsWith("]+") ? pattern.length() - 2 : pattern.length() - 1;
    boolean one =
        pattern.length() > 2
            && pattern.length() < LONGEST
            && pattern.charAt(0) == '['
            && pattern.indexOf(']', 2) == end
            && pattern.indexOf('\\') < 0;
    return one ? listed(pattern.substring(1, end)) : null;
  }

  private static Predicate<Character> listed(String letters) {
    boolean not = letters.startsWith("^");
    String all = not ? letters.substring(1) : letters;
    return c -> holds(all, c) != not;
  }

  private static boolean holds(String letters, char c) {
    for (int i = 0; i < letters.length(); i++) {
      boolean range = i + 2 < letters.length() && letters.charAt(i + 1) == '-';
      char last = range ? letters.charAt(i + 2) : letters.charAt(i);
      if (c >= letters.charAt(i) && c <= last) {
        return true;
      }
      i += range ? 2 : 0;
    }
    return false;
  }
}
