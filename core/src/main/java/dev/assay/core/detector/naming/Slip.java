package dev.assay.core.detector.naming;

import java.util.Optional;

/// The ways in which one name may be another one mistyped: the checks of Warehouse's `typosnyper`,
/// and beside them any one edit (optimal string alignment) near the most popular names.
///
/// The less popular the target, the longer it must be before a slip tells anything: short names
/// resemble each other by chance. The lengths were chosen over all names of the index and the names
/// of known malware (`NameScores` in `bench`).
enum Slip {
  DOUBLED("a character doubled", 4, 5, 6),
  SWAPPED("two characters swapped", 4, 5, 6),
  OMITTED("a character left out", 5, 6, 8),
  NEIGHBOUR("a neighbouring or similar key", 5, 6, 8),
  ADDED("a character added", 5, 7, Integer.MAX_VALUE),
  CHANGED("a character changed", 5, 7, Integer.MAX_VALUE),
  REORDERED("the same words in another order", 0, 0, 0);

  /// By the keys beside each key of a QWERTY keyboard, and the characters that look alike.
  private static final String[] KEYS = {
    "12qil",
    "21qw3",
    "32we4",
    "43er5",
    "54rt6s",
    "65ty7",
    "76yu8",
    "87ui9",
    "98io0",
    "09op",
    "q12wa",
    "w23esaq",
    "e34rdsw",
    "r45tfde",
    "t56ygfr",
    "y67uhti",
    "u78ijyv",
    "i189olkjuy",
    "o90pli",
    "p0o",
    "aqwsz",
    "swdxza5",
    "derfcxs",
    "frgvcd",
    "gthbvf",
    "hyjnbg",
    "juikmnh",
    "kiolmj",
    "liopk1",
    "zasx",
    "xzsdc",
    "cxdfv",
    "vcfgbu",
    "bvghn",
    "nbhjm",
    "mnjk"
  };

  private final String phrase;
  private final int shortestToTier1;
  private final int shortestToTier2;
  private final int shortestToTier3;

  /// Takes the least length of a target among the first 200, 1,000 and 5,000.
  Slip(String phrase, int shortestToTier1, int shortestToTier2, int shortestToTier3) {
    this.phrase = phrase;
    this.shortestToTier1 = shortestToTier1;
    this.shortestToTier2 = shortestToTier2;
    this.shortestToTier3 = shortestToTier3;
  }

  /// The difference, as a phrase.
  String phrase() {
    return phrase;
  }

  /// Whether the slip tells anything of a target of this length and rank.
  boolean counts(String target, int rank) {
    int shortest =
        switch (Tier.of(rank)) {
          case FIRST -> shortestToTier1;
          case SECOND -> shortestToTier2;
          case THIRD -> shortestToTier3;
          case NONE -> Integer.MAX_VALUE;
        };
    return target.length() >= shortest;
  }

  /// The one edit that makes the candidate of the target; empty where there is none or more.
  static Optional<Slip> between(String candidate, String target) {
    int longer = candidate.length() - target.length();
    int start = 0;
    int shorter = Math.min(candidate.length(), target.length());
    while (start < shorter && candidate.charAt(start) == target.charAt(start)) {
      start++;
    }
    return switch (longer) {
      case 1 ->
          Optional.of(start)
              .filter(at -> same(candidate, at + 1, target, at))
              .map(at -> added(candidate, at));
      case -1 ->
          Optional.of(start).filter(at -> same(candidate, at, target, at + 1)).map(_ -> OMITTED);
      case 0 -> changed(candidate, target, start);
      default -> Optional.empty();
    };
  }

  private static Slip added(String candidate, int at) {
    char added = candidate.charAt(at);
    if (at > 0 && candidate.charAt(at - 1) == added) {
      return DOUBLED;
    }
    return ADDED;
  }

  private static Optional<Slip> changed(String candidate, String target, int at) {
    if (at == candidate.length()) {
      return Optional.empty();
    }
    if (same(candidate, at + 1, target, at + 1)) {
      boolean near = isNear(candidate.charAt(at), target.charAt(at));
      return Optional.of(near ? NEIGHBOUR : CHANGED);
    }
    boolean swapped =
        at + 1 < candidate.length()
            && candidate.charAt(at) == target.charAt(at + 1)
            && candidate.charAt(at + 1) == target.charAt(at)
            && same(candidate, at + 2, target, at + 2);
    return swapped ? Optional.of(SWAPPED) : Optional.empty();
  }

  private static boolean same(String left, int leftFrom, String right, int rightFrom) {
    int length = left.length() - leftFrom;
    return length == right.length() - rightFrom
        && left.regionMatches(leftFrom, right, rightFrom, length);
  }

  private static boolean isNear(char typed, char meant) {
    for (String keys : KEYS) {
      if (keys.charAt(0) == typed) {
        return keys.indexOf(meant) > 0;
      }
    }
    return false;
  }
}
