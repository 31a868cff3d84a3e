package dev.assay.core.advisory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Base scores (0.0 to 10.0) of vectors of CVSS 2, 3.0, 3.1 and 4.0, as FIRST's specifications
/// compute them. Threat, temporal and environmental metrics of a vector are read over: they say
/// something of one place and one day.
public final class Cvss {
  private static final int LONGEST = 1000;
  private static final String VERSION_3 = "CVSS:3.";
  private static final String VERSION_4 = "CVSS:4.0/";

  private Cvss() {}

  /// The score of the newest version of CVSS that one of the vectors is of; of several, the
  /// highest.
  public static OptionalDouble best(List<String> vectors) {
    OptionalDouble best = OptionalDouble.empty();
    int newest = 0;
    for (String vector : vectors) {
      OptionalDouble score = baseScore(vector);
      int version = version(vector);
      if (score.isPresent() && (version > newest || (version == newest && higher(score, best)))) {
        best = score;
        newest = version;
      }
    }
    return best;
  }

  /// The base score of one vector; empty when it is none or lacks a base metric.
  public static OptionalDouble baseScore(String vector) {
    if (vector.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    return switch (version(vector)) {
      case 4 -> Cvss4.score(metrics(vector.substring(VERSION_4.length())));
      case 3 -> Cvss3.score(metrics(vector.substring(VERSION_3.length() + 2)));
      default -> Cvss2.score(metrics(vector));
    };
  }

  private static boolean higher(OptionalDouble score, OptionalDouble than) {
    return than.isEmpty() || score.getAsDouble() > than.getAsDouble();
  }

  private static int version(String vector) {
    if (vector.startsWith(VERSION_4)) {
      return 4;
    }
    return vector.startsWith("CVSS:3.0/") || vector.startsWith("CVSS:3.1/") ? 3 : 2;
  }

  /// The metrics by name; none at all when one is malformed or given twice.
  private static Map<String, String> metrics(String text) {
    Map<String, String> metrics = new HashMap<>();
    for (String metric : text.split("/", -1)) {
      int colon = metric.indexOf(':');
      if (colon < 1
          || metrics.put(metric.substring(0, colon), metric.substring(colon + 1)) != null) {
        return Map.of();
      }
    }
    return metrics;
  }
}
