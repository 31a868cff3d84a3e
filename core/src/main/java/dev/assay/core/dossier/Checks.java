package dev.assay.core.dossier;

import dev.assay.core.fact.NameSignal;
import dev.assay.core.project.Dependency;
import java.util.List;
import java.util.OptionalInt;

/// What was checked of one dependency, and with which result, in words.
final class Checks {
  private Checks() {}

  static List<String> of(
      Dependency dependency,
      List<AdvisoryFamily> advisories,
      int records,
      List<String> why,
      OptionalInt rank,
      List<NameSignal> signals) {
    return List.of(
        advisories(advisories, records),
        reach(dependency, why),
        rank.isPresent()
            ? "popularity: rank %d by downloads".formatted(rank.getAsInt())
            : "popularity: not among the most downloaded",
        pin(dependency),
        signals.isEmpty() ? "name: nothing odd" : "name: " + signals.getFirst().how());
  }

  private static String advisories(List<AdvisoryFamily> advisories, int records) {
    return advisories.isEmpty()
        ? "advisories: none of %d records names this version".formatted(records)
        : "advisories: %d against this version".formatted(advisories.size());
  }

  private static String reach(Dependency dependency, List<String> why) {
    return switch (dependency.reach()) {
      case DIRECT -> "reach: direct";
      case TRANSITIVE ->
          why.size() > 1 ? "reach: via " + String.join(" > ", why) : "reach: transitive";
      case UNKNOWN -> why.size() > 1 ? "reach: via " + String.join(" > ", why) : "reach: not told";
    };
  }

  private static String pin(Dependency dependency) {
    return switch (dependency.pin()) {
      case HASHED -> "pin: version and bytes are fixed";
      case EXACT -> "pin: the version is fixed, the bytes are not";
      case FOUND -> "pin: none, this is what was found";
      case MUTABLE -> "pin: a reference whose content may change";
    };
  }
}
