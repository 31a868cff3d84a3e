package dev.assay.report.view;

import dev.assay.core.verdict.Decision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many findings stand how.
public record Tally(Map<Standing, Integer> counts) {
  public Tally {
    counts = Map.copyOf(counts);
  }

  static Tally of(List<Decision> decisions) {
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    for (Decision decision : decisions) {
      counts.merge(Standing.of(decision), 1, Integer::sum);
    }
    return new Tally(counts);
  }

  /// How many stand so.
  public int count(Standing standing) {
    return counts.getOrDefault(standing, 0);
  }

  /// The tally in words (`1 denied, 3 held`), or `nothing found`.
  public String phrase() {
    List<String> parts = new ArrayList<>();
    add(parts, Standing.DENIED, "denied");
    add(parts, Standing.HELD, "held");
    add(parts, Standing.WARNED, "warned of");
    add(parts, Standing.ALLOWED, "allowed");
    return parts.isEmpty() ? "nothing found" : String.join(", ", parts);
  }

  private void add(List<String> parts, Standing standing, String word) {
    if (count(standing) > 0) {
      parts.add(Phrases.count(count(standing)) + " " + word);
    }
  }
}
