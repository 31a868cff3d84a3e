package dev.assay.core.fact;

/// How bad a thing is: CVSS's qualitative scale, with `UNKNOWN` apart because unknown is never low.
public enum Severity {
  UNKNOWN,
  NONE,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /// The rating of a CVSS score of 0.0 to 10.0.
  public static Severity ofScore(double score) {
    if (score >= 9.0) {
      return CRITICAL;
    }
    if (score >= 7.0) {
      return HIGH;
    }
    if (score >= 4.0) {
      return MEDIUM;
    }
    return score > 0.0 ? LOW : NONE;
  }
}
