package dev.assay.core.advisory;

import java.util.Map;

/// One base metric of a version of CVSS: its name, its values as letters, and what each counts.
record CvssMetric(String name, String letters, double... weights) {

  /// What the metric of a vector counts; not a number where it is absent or has no such value.
  double in(Map<String, String> metrics) {
    int value = level(metrics);
    return value < 0 ? Double.NaN : weights[value];
  }

  /// The place of the metric's value among its values; negative where it is absent or has no such
  /// value.
  int level(Map<String, String> metrics) {
    String value = metrics.getOrDefault(name, "");
    return value.length() == 1 ? letters.indexOf(value.charAt(0)) : -1;
  }
}
