package dev.assay.core.verdict;

/// What the assay office stamps, mildest first.
public enum Verdict {
  ADMIT,
  HOLD,
  DENY;

  /// The stricter of the two.
  public Verdict and(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
