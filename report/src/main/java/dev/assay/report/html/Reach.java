package dev.assay.report.html;

import dev.assay.core.dossier.Dossier;
import java.util.List;
import java.util.stream.Collectors;

/// How the project comes to a dependency, in words.
final class Reach {
  private static final int LONGEST_CHAIN = 6;

  private Reach() {}

  static String of(Dossier dossier) {
    return switch (dossier.dependency().reach()) {
      case DIRECT -> "direct";
      case TRANSITIVE -> dossier.why().size() > 1 ? "via " + chain(dossier.why()) : "transitive";
      case UNKNOWN -> dossier.why().size() > 1 ? "via " + chain(dossier.why()) : "";
    };
  }

  /// The ends of a long chain tell more than its middle.
  private static String chain(List<String> why) {
    List<String> parents = why.subList(0, why.size() - 1);
    if (parents.size() > LONGEST_CHAIN) {
      int half = LONGEST_CHAIN / 2;
      return joined(parents.subList(0, half))
          + " › … › "
          + joined(parents.subList(parents.size() - half, parents.size()));
    }
    return joined(parents);
  }

  private static String joined(List<String> names) {
    return names.stream().map(Shown::text).collect(Collectors.joining(" › "));
  }
}
