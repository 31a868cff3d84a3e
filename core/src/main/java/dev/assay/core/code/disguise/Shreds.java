package dev.assay.core.code.disguise;

import dev.assay.core.python.Expression;
import dev.assay.core.python.StringLiteral;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A text that was cut into many pieces of one length, as a display lists them.
final class Shreds {
  private static final int FEWEST = 30;
  private static final int SHORTEST = 4;
  private static final long PERCENT = 90;

  private Shreds() {}

  /// Whether nearly all that a list, or a dictionary by its values, holds are such pieces.
  static boolean are(Expression display) {
    return switch (display) {
      case Expression.Collection it -> areCut(it.elements());
      case Expression.Dictionary it ->
          areCut(it.entries().stream().map(Expression.Entry::value).toList());
      default -> false;
    };
  }

  private static boolean areCut(List<Expression> elements) {
    if (elements.size() < FEWEST) {
      return false;
    }
    Map<Integer, Integer> lengths = new HashMap<>();
    for (Expression element : elements) {
      if (element instanceof Expression.Strings it) {
        lengths.merge(it.parts().stream().mapToInt(Shreds::length).sum(), 1, Integer::sum);
      }
    }
    return lengths.entrySet().stream()
        .anyMatch(
            it -> it.getKey() >= SHORTEST && it.getValue() * 100L >= elements.size() * PERCENT);
  }

  private static int length(StringLiteral part) {
    return part.text().length();
  }
}
