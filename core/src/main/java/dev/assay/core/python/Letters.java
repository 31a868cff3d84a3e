package dev.assay.core.python;

/// What single characters mean in names and before string literals.
final class Letters {
  private static final boolean[] PARTS = new boolean[128];

  static {
    for (char c = 0; c < PARTS.length; c++) {
      PARTS[c] = Character.isLetterOrDigit(c) || c == '_';
    }
  }

  private Letters() {}

  /// Whether a name may begin with it.
  static boolean isStart(char c) {
    return c < PARTS.length
        ? PARTS[c] && c > '9'
        : Character.isUnicodeIdentifierStart(c) || Character.isSurrogate(c);
  }

  /// Whether it may stand in a name.
  static boolean isPart(char c) {
    return c < PARTS.length
        ? PARTS[c]
        : Character.isUnicodeIdentifierPart(c) || Character.isSurrogate(c);
  }

  /// Whether these are a prefix of string literals, of any Python (`ur` is one of Python 2).
  static boolean arePrefix(char[] text, int start, int end) {
    if (end - start > 2) {
      return false;
    }
    for (int i = start; i < end; i++) {
      switch (text[i] | 0x20) {
        case 'r', 'b', 'u', 'f', 't' -> {}
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether a literal with this prefix has replacement fields (PEP 498, 750).
  static boolean haveFields(char[] text, int start, int end) {
    boolean formatted = false;
    for (int i = start; i < end; i++) {
      int letter = text[i] | 0x20;
      formatted |= letter == 'f' || letter == 't';
    }
    return formatted;
  }
}
