package dev.assay.core.code.binary;

import java.util.Map;

/// The escapes in the text of old pickles, as Python's literals have them.
final class Escapes {
  private static final Map<Character, Character> SHORT =
      Map.of('n', '\n', 't', '\t', 'r', '\r', '\\', '\\', '\'', '\'', '"', '"');
  private static final Map<Character, Integer> DIGITS = Map.of('x', 2, 'u', 4);

  private Escapes() {}

  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\' || at == text.length()) {
        plain.append(c);
        continue;
      }
      char kind = text.charAt(at++);
      Character known = SHORT.get(kind);
      int end = at + DIGITS.getOrDefault(kind, 0);
      if (known != null) {
        plain.append(known.charValue());
      } else if (end > at && end <= text.length() && isHexadecimal(text.substring(at, end))) {
        plain.append((char) Integer.parseInt(text.substring(at, end), 16));
        at = end;
      } else {
        plain.append(c).append(kind);
      }
    }
    return plain.toString();
  }

  private static boolean isHexadecimal(String digits) {
    return digits.chars().allMatch(it -> Character.digit(it, 16) >= 0);
  }
}
