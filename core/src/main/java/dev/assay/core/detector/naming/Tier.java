package dev.assay.core.detector.naming;

/// How popular a target is, and so how much a resemblance to it tells.
enum Tier {
  FIRST(200),
  SECOND(1_000),
  THIRD(5_000),
  NONE(Integer.MAX_VALUE);

  private final int lastRank;

  Tier(int lastRank) {
    this.lastRank = lastRank;
  }

  /// The greatest rank in the tier.
  int lastRank() {
    return lastRank;
  }

  static Tier of(int rank) {
    for (Tier tier : values()) {
      if (rank <= tier.lastRank) {
        return tier;
      }
    }
    return NONE;
  }
}
