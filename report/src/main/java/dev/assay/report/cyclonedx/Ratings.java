package dev.assay.report.cyclonedx;

import dev.assay.core.fact.Advisory;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import java.util.Comparator;
import java.util.List;

/// Writes the CVSS vectors of an advisory; its score belongs to the best of them.
final class Ratings {
  private static final List<Method> METHODS =
      List.of(
          new Method("CVSS:4.0/", "CVSSv4"),
          new Method("CVSS:3.1/", "CVSSv31"),
          new Method("CVSS:3.0/", "CVSSv3"),
          new Method("", "CVSSv2"));

  private Ratings() {}

  private record Method(String prefix, String name) {
    static Method of(String vector) {
      return METHODS.stream()
          .filter(method -> vector.startsWith(method.prefix))
          .findFirst()
          .orElseGet(METHODS::getLast);
    }
  }

  /// Whether there was anything to write.
  static boolean write(JsonWriter json, Advisory advisory) {
    List<String> vectors =
        advisory.cvss().stream()
            .sorted(Comparator.comparingInt(vector -> METHODS.indexOf(Method.of(vector))))
            .toList();
    for (int i = 0; i < vectors.size(); i++) {
      String vector = vectors.get(i);
      boolean best = i == 0;
      json.object(
          () -> {
            if (best && advisory.score().isPresent()) {
              json.number("score", advisory.score().getAsDouble());
              json.text("severity", Labels.of(advisory.severity()));
            }
            json.text("method", Method.of(vector).name());
            json.text("vector", vector);
          });
    }
    return !vectors.isEmpty();
  }
}
