package dev.assay.core.detector.naming;

import dev.assay.core.fact.NameSignal.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The popular names that others imitate, under an index for each way of imitating them.
final class Targets {
  /// Longer names are no slip of the hand, and the indexes need not pay for them.
  private static final int LONGEST = 64;

  private static final int SHORTEST_SKELETON = 4;
  private static final int MOST_WORDS = 8;

  private final Ranks ranks;
  private final Neighbours neighbours;
  private final Map<String, Integer> skeletons = new HashMap<>();
  private final Map<String, Integer> words = new HashMap<>();

  Targets(Ranks ranks) {
    this.ranks = ranks;
    int count = ranks.sizeTo(Tier.THIRD.lastRank());
    this.neighbours = new Neighbours(ranks, count);
    for (int place = 0; place < count; place++) {
      String name = ranks.name(place);
      skeletons.putIfAbsent(Skeleton.of(name), place);
      if (name.indexOf('-') >= 0) {
        words.putIfAbsent(sorted(name), place);
      }
    }
  }

  /// The most popular name that an unranked normalised name resembles.
  Optional<Resemblance> of(String name) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Resemblance> alike = lookalike(name);
    if (alike.isPresent()) {
      return alike;
    }
    Optional<Resemblance> edited = edited(name);
    return edited.isPresent() ? edited : reordered(name);
  }

  /// The popular name that a text looks like; the text need not be a name at all.
  Optional<Resemblance> lookalike(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String skeleton = Skeleton.of(text);
    Integer place = skeletons.get(skeleton);
    if (place == null || skeleton.length() < SHORTEST_SKELETON) {
      return Optional.empty();
    }
    String target = ranks.name(place);
    boolean spaced = target.replace("-", "").equals(text.replace("-", ""));
    String how = spaced ? "the same letters with other separators" : "characters that look alike";
    return Optional.of(new Resemblance(Kind.HOMOGLYPH, target, ranks.rankAt(place), how));
  }

  private Optional<Resemblance> edited(String name) {
    int[] best = {Integer.MAX_VALUE};
    neighbours.near(
        name,
        place -> {
          if (place < best[0] && counts(name, place)) {
            best[0] = place;
          }
        });
    if (best[0] == Integer.MAX_VALUE) {
      return Optional.empty();
    }
    String target = ranks.name(best[0]);
    return Slip.between(name, target).map(slip -> typosquat(slip, target, best[0]));
  }

  private boolean counts(String name, int place) {
    String target = ranks.name(place);
    return Slip.between(name, target)
        .filter(slip -> slip.counts(target, ranks.rankAt(place)))
        .isPresent();
  }

  private Optional<Resemblance> reordered(String name) {
    if (name.indexOf('-') < 0) {
      return Optional.empty();
    }
    Integer place = words.get(sorted(name));
    return place == null
        ? Optional.empty()
        : Optional.of(typosquat(Slip.REORDERED, ranks.name(place), place));
  }

  private Resemblance typosquat(Slip slip, String target, int place) {
    return new Resemblance(Kind.TYPOSQUAT, target, ranks.rankAt(place), slip.phrase());
  }

  private static String sorted(String name) {
    String[] words = name.split("-", MOST_WORDS + 1);
    Arrays.sort(words);
    return String.join("-", words);
  }
}
