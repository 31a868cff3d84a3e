package dev.assay.core.project.sbom;

import dev.assay.core.artifact.Location;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Counts components by a word, for one sentence about all of them.
final class Tally {
  private static final int MOST_WORDS = 8;

  private final Map<String, Integer> counts = new TreeMap<>();
  private Optional<Location> first = Optional.empty();
  private int total;

  void count(String word, Location source) {
    counts.merge(word, 1, Integer::sum);
    total++;
    if (first.isEmpty()) {
      first = Optional.of(source);
    }
  }

  /// Where the first of them stands; empty when there are none.
  Optional<Location> first() {
    return first;
  }

  /// How many there are, as in `3 components`.
  String total() {
    return total + (total == 1 ? " component" : " components");
  }

  /// The words with their counts, as in `` `deb` (2), `npm` ``; the first few of very many.
  String list() {
    StringBuilder out = new StringBuilder();
    int words = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (words == MOST_WORDS) {
        return out.append(" and ").append(counts.size() - words).append(" more").toString();
      }
      out.append(words++ == 0 ? "`" : ", `").append(entry.getKey()).append('`');
      if (entry.getValue() > 1) {
        out.append(" (").append(entry.getValue()).append(')');
      }
    }
    return out.toString();
  }
}
