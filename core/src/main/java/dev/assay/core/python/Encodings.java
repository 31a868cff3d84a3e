package dev.assay.core.python;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/// Python's names of encodings.
final class Encodings {
  private static final String WORD = "coding";

  private Encodings() {}

  /// The charset that a comment line names (PEP 263: `coding`, then `:` or `=`, then the name).
  static Optional<Charset> declaredBy(String comment) {
    int at = comment.indexOf(WORD);
    while (at >= 0) {
      int from = at + WORD.length();
      if (from < comment.length() && (comment.charAt(from) == ':' || comment.charAt(from) == '=')) {
        return charset(name(comment, from + 1));
      }
      at = comment.indexOf(WORD, from);
    }
    return Optional.empty();
  }

  private static String name(String comment, int from) {
    int start = from;
    while (start < comment.length()
        && (comment.charAt(start) == ' ' || comment.charAt(start) == '\t')) {
      start++;
    }
    int end = start;
    while (end < comment.length() && isNamePart(comment.charAt(end))) {
      end++;
    }
    return comment.substring(start, end);
  }

  private static boolean isNamePart(char c) {
    return c == '-'
        || c == '_'
        || c == '.'
        || (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z');
  }

  private static Optional<Charset> charset(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    if (plain.equals("latin-1") || plain.startsWith("latin-1-")) {
      return Optional.of(StandardCharsets.ISO_8859_1);
    }
    if (plain.equals("utf-8") || plain.startsWith("utf-8-") || plain.isEmpty()) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    try {
      return Optional.of(Charset.forName(plain));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return Optional.empty();
    }
  }
}
