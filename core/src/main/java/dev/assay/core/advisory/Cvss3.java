package dev.assay.core.advisory;

import java.util.Map;
import java.util.OptionalDouble;

/// The base equations of CVSS 3.1 (FIRST, "Common Vulnerability Scoring System v3.1: Specification
/// Document", 7.1 and appendix A), which give what those of 3.0 give, rounded without surprises.
final class Cvss3 {
  private static final CvssMetric VECTOR = new CvssMetric("AV", "NALP", 0.85, 0.62, 0.55, 0.2);
  private static final CvssMetric COMPLEXITY = new CvssMetric("AC", "LH", 0.77, 0.44);
  private static final CvssMetric PRIVILEGES = new CvssMetric("PR", "NLH", 0.85, 0.62, 0.27);
  private static final CvssMetric PRIVILEGES_WHEN_CHANGED =
      new CvssMetric("PR", "NLH", 0.85, 0.68, 0.5);
  private static final CvssMetric INTERACTION = new CvssMetric("UI", "NR", 0.85, 0.62);
  private static final CvssMetric SCOPE = new CvssMetric("S", "UC", 0, 1);
  private static final CvssMetric CONFIDENTIALITY = impact("C");
  private static final CvssMetric INTEGRITY = impact("I");
  private static final CvssMetric AVAILABILITY = impact("A");

  private Cvss3() {}

  private static CvssMetric impact(String name) {
    return new CvssMetric(name, "HLN", 0.56, 0.22, 0);
  }

  static OptionalDouble score(Map<String, String> metrics) {
    double lost =
        1
            - (1 - CONFIDENTIALITY.in(metrics))
                * (1 - INTEGRITY.in(metrics))
                * (1 - AVAILABILITY.in(metrics));
    double scope = SCOPE.in(metrics);
    boolean changed = scope == 1;
    double impact =
        changed ? 7.52 * (lost - 0.029) - 3.25 * Math.pow(lost - 0.02, 15) : 6.42 * lost;
    double exploitability =
        8.22
            * VECTOR.in(metrics)
            * COMPLEXITY.in(metrics)
            * (changed ? PRIVILEGES_WHEN_CHANGED : PRIVILEGES).in(metrics)
            * INTERACTION.in(metrics);
    double sum = (impact + exploitability) * (changed ? 1.08 : 1);
    if (Double.isNaN(sum + scope)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(impact <= 0 ? 0 : roundedUp(Math.min(sum, 10)));
  }

  private static double roundedUp(double score) {
    long fine = Math.round(score * 100_000);
    return Math.ceilDiv(fine, 10_000) / 10.0;
  }
}
