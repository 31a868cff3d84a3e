package dev.assay.index.console;

import java.util.ArrayList;
import java.util.List;

/// A stretch of a sentence; what stands between back-ticks is code.
record Span(String text, boolean code) {
  /// The stretches of a sentence.
  static List<Span> of(String sentence) {
    String[] parts = sentence.split("`", -1);
    // Without its partner, a back-tick is one.
    if (parts.length % 2 == 0) {
      return List.of(new Span(sentence, false));
    }
    List<Span> spans = new ArrayList<>();
    for (int at = 0; at < parts.length; at++) {
      if (!parts[at].isEmpty()) {
        spans.add(new Span(parts[at], at % 2 == 1));
      }
    }
    return List.copyOf(spans);
  }
}
