package dev.assay.report.html;

import java.util.ArrayList;
import java.util.List;

/// A piece of a sentence; what stood between back-ticks is code.
record Span(String text, boolean code) {
  /// The pieces of a text; a lone back-tick stays what it is.
  static List<Span> of(String text) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('`', at);
      int close = open < 0 ? -1 : text.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      add(spans, text.substring(at, open), false);
      add(spans, text.substring(open + 1, close), true);
      at = close + 1;
    }
    add(spans, text.substring(at), false);
    return List.copyOf(spans);
  }

  private static void add(List<Span> spans, String text, boolean code) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, code));
    }
  }
}
