package dev.assay.core.project.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits text into words as a POSIX shell does, with quotes and backslashes, as pip splits
/// options.
final class Words {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean open;

  private Words(String text) {
    this.text = text;
  }

  /// The words, or empty when a quote is not closed or nothing follows a backslash.
  static Optional<List<String>> split(String text) {
    Words words = new Words(text);
    return words.split() ? Optional.of(words.words) : Optional.empty();
  }

  private boolean split() {
    int at = 0;
    while (at >= 0 && at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        close();
        at++;
      } else {
        open = true;
        at = take(at, c);
      }
    }
    close();
    return at >= 0;
  }

  /// The place behind what was taken, or -1.
  private int take(int at, char c) {
    return switch (c) {
      case '\'' -> quoted(at + 1, c);
      case '"' -> quoted(at + 1, c);
      case '\\' -> escaped(at + 1);
      default -> {
        word.append(c);
        yield at + 1;
      }
    };
  }

  private int escaped(int at) {
    if (at == text.length()) {
      return -1;
    }
    word.append(text.charAt(at));
    return at + 1;
  }

  private int quoted(int start, char quote) {
    int at = start;
    while (at < text.length() && text.charAt(at) != quote) {
      boolean escape = quote == '"' && (text.startsWith("\\\"", at) || text.startsWith("\\\\", at));
      at += escape ? 1 : 0;
      word.append(text.charAt(at));
      at++;
    }
    return at < text.length() ? at + 1 : -1;
  }

  private void close() {
    if (open) {
      words.add(word.toString());
      word.setLength(0);
      open = false;
    }
  }
}
