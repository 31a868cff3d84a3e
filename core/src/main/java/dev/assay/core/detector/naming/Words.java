package dev.assay.core.detector.naming;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The words that popular names are made of.
final class Words {
  private static final int COMMON = 5;
  private static final int POPULAR = 5_000;
  private static final int MOST_WORDS = 8;

  private final Ranks ranks;
  private final Map<String, Integer> counts = new HashMap<>();

  Words(Ranks ranks) {
    this.ranks = ranks;
    for (int place = 0; place < ranks.size(); place++) {
      for (String word : ranks.name(place).split("-", -1)) {
        counts.merge(word, 1, Integer::sum);
      }
    }
  }

  /// The popular name in a normalised name that joins it with words that are as well known, the way
  /// a language model invents names.
  Optional<String> joined(String name) {
    String[] words = name.split("-", MOST_WORDS + 1);
    if (words.length < 2 || words.length > MOST_WORDS) {
      return Optional.empty();
    }
    String best = "";
    int bestRank = POPULAR + 1;
    for (String word : words) {
      int rank = ranks.rank(word).orElse(Integer.MAX_VALUE);
      if (rank == Integer.MAX_VALUE && counts.getOrDefault(word, 0) < COMMON) {
        return Optional.empty();
      }
      if (rank < bestRank) {
        best = word;
        bestRank = rank;
      }
    }
    return Optional.of(best).filter(word -> !word.isEmpty());
  }
}
