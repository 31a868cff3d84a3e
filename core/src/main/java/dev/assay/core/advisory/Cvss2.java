package dev.assay.core.advisory;

import java.util.Map;
import java.util.OptionalDouble;

/// The base equation of CVSS 2 (FIRST, "A Complete Guide to the Common Vulnerability Scoring System
/// Version 2.0", 3.2.1).
final class Cvss2 {
  private static final CvssMetric VECTOR = new CvssMetric("AV", "LAN", 0.395, 0.646, 1.0);
  private static final CvssMetric COMPLEXITY = new CvssMetric("AC", "HML", 0.35, 0.61, 0.71);
  private static final CvssMetric AUTHENTICATION = new CvssMetric("Au", "MSN", 0.45, 0.56, 0.704);
  private static final CvssMetric CONFIDENTIALITY = impact("C");
  private static final CvssMetric INTEGRITY = impact("I");
  private static final CvssMetric AVAILABILITY = impact("A");

  private Cvss2() {}

  private static CvssMetric impact(String name) {
    return new CvssMetric(name, "NPC", 0.0, 0.275, 0.660);
  }

  static OptionalDouble score(Map<String, String> metrics) {
    double kept =
        (1 - CONFIDENTIALITY.in(metrics))
            * (1 - INTEGRITY.in(metrics))
            * (1 - AVAILABILITY.in(metrics));
    double impact = 10.41 * (1 - kept);
    double exploitability =
        20 * VECTOR.in(metrics) * COMPLEXITY.in(metrics) * AUTHENTICATION.in(metrics);
    double factor = impact == 0 ? 0 : 1.176;
    double score = (0.6 * impact + 0.4 * exploitability - 1.5) * factor;
    // What lies half-way between tenths is rounded up, also where binary fractions fall short of
    // it.
    return Double.isNaN(score)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.floor(score * 10 + 0.5 + 1e-9) / 10);
  }
}
