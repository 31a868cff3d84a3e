package dev.assay.core.advisory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/// The base score of CVSS 4.0 (FIRST, "Common Vulnerability Scoring System version 4.0:
/// Specification Document", 8.2).
///
/// The metrics fall into sets (EQ1 to EQ6); the levels of the sets name a macro vector, whose score
/// stands in a table. From it is taken the mean, over the sets that can get one level milder, of
/// the score that would be lost by that, in proportion to how far the vector lies below the worst
/// one of its set. All of it is done in whole numbers, for half a tenth decides.
final class Cvss4 {
  private static final List<CvssMetric> EXPLOITABILITY =
      List.of(metric("AV", "NALP"), metric("PR", "NLH"), metric("UI", "NPA"));
  private static final List<CvssMetric> COMPLEXITY =
      List.of(metric("AC", "LH"), metric("AT", "NP"));
  private static final List<CvssMetric> VULNERABLE =
      List.of(metric("VC", "HLN"), metric("VI", "HLN"), metric("VA", "HLN"));
  private static final List<CvssMetric> SUBSEQUENT =
      List.of(metric("SC", "HLN"), metric("SI", "HLN"), metric("SA", "HLN"));

  /// The worst vectors of each level of EQ1.
  private static final int[][][] WORST_EXPLOITABILITY = {
    {{0, 0, 0}}, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {{3, 0, 0}, {1, 1, 1}}
  };

  private static final int[][][] WORST_COMPLEXITY = {{{0, 0}}, {{1, 0}, {0, 1}}};
  private static final int[][][] WORST_VULNERABLE = {
    {{0, 0, 0}}, {{1, 0, 0}, {0, 1, 0}}, {{1, 1, 1}}
  };

  /// Level 0 of EQ4 needs a safety metric, which no base vector has.
  private static final int[][][] WORST_SUBSEQUENT = {{}, {{0, 0, 0}}, {{1, 1, 1}}};

  /// How many steps each level spans.
  private static final int[] EXPLOITABILITY_STEPS = {1, 4, 5};

  private static final int[] COMPLEXITY_STEPS = {1, 2};
  private static final int[] VULNERABLE_STEPS = {7, 8, 10};
  private static final int[] SUBSEQUENT_STEPS = {6, 5, 4};

  /// A multiple of all those numbers of steps.
  private static final int COMMON = 840;

  private final Map<String, Integer> tenths;

  private Cvss4(Map<String, Integer> tenths) {
    this.tenths = tenths;
  }

  private static CvssMetric metric(String name, String letters) {
    return new CvssMetric(name, letters);
  }

  static OptionalDouble score(Map<String, String> metrics) {
    int[] exploitability = levels(EXPLOITABILITY, metrics);
    int[] complexity = levels(COMPLEXITY, metrics);
    int[] vulnerable = levels(VULNERABLE, metrics);
    int[] subsequent = levels(SUBSEQUENT, metrics);
    if (smallest(exploitability, complexity, vulnerable, subsequent) < 0) {
      return OptionalDouble.empty();
    }
    if (isHarmless(vulnerable) && isHarmless(subsequent)) {
      return OptionalDouble.of(0);
    }
    return OptionalDouble.of(
        Table.INSTANCE.score(exploitability, complexity, vulnerable, subsequent) / 10.0);
  }

  private int score(int[] exploitability, int[] complexity, int[] vulnerable, int[] subsequent) {
    int one = exploitabilityLevel(exploitability);
    int two = complexity[0] + complexity[1] == 0 ? 0 : 1;
    int three = vulnerableLevel(vulnerable);
    int four = hasHigh(subsequent) ? 1 : 2;
    int score = Math.max(0, macro(one, two, three, four, 0));
    Loss loss = new Loss(score);
    loss.add(
        macro(one + 1, two, three, four, 0),
        distance(exploitability, WORST_EXPLOITABILITY[one]),
        EXPLOITABILITY_STEPS[one]);
    loss.add(
        macro(one, two + 1, three, four, 0),
        distance(complexity, WORST_COMPLEXITY[two]),
        COMPLEXITY_STEPS[two]);
    loss.add(
        milderVulnerable(one, two, three, four),
        distance(vulnerable, WORST_VULNERABLE[three]),
        VULNERABLE_STEPS[three]);
    loss.add(
        macro(one, two, three, four + 1, 0),
        distance(subsequent, WORST_SUBSEQUENT[four]),
        SUBSEQUENT_STEPS[four]);
    loss.add(macro(one, two, three, four, 1), 0, 1);
    return loss.rest();
  }

  /// The score when EQ3 or EQ6 gets milder: the higher one where either may.
  private int milderVulnerable(int one, int two, int three, int four) {
    return switch (three) {
      case 0 -> Math.max(macro(one, two, 0, 1, four, 0), macro(one, two, 1, 0, four, 0));
      case 1 -> macro(one, two, 1, 1, four, 0);
      default -> -1;
    };
  }

  /// The tenths of a base vector's macro vector; EQ6 follows from EQ3 where the security
  /// requirements are at their worst.
  private int macro(int one, int two, int three, int four, int five) {
    return macro(one, two, three, three == 2 ? 1 : 0, four, five);
  }

  private int macro(int one, int two, int three, int six, int four, int five) {
    return tenths.getOrDefault("" + one + two + three + four + five + six, -1);
  }

  /// The mean of what is lost, as a fraction.
  private static final class Loss {
    private final int score;
    private long sum;
    private int count;

    Loss(int score) {
      this.score = score;
    }

    void add(int milder, int distance, int steps) {
      if (milder >= 0) {
        sum += (long) (score - milder) * distance * (COMMON / steps);
        count++;
      }
    }

    /// The score less the mean, rounded half up.
    int rest() {
      long whole = 2L * COMMON * Math.max(count, 1);
      return Math.clamp(Math.floorDiv(score * whole - 2 * sum + whole / 2, whole), 0, 100);
    }
  }

  private static int[] levels(List<CvssMetric> metrics, Map<String, String> vector) {
    int[] levels = new int[metrics.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = metrics.get(i).level(vector);
    }
    return levels;
  }

  private static int smallest(int[]... sets) {
    int smallest = 0;
    for (int[] set : sets) {
      for (int level : set) {
        smallest = Math.min(smallest, level);
      }
    }
    return smallest;
  }

  private static boolean isHarmless(int[] impacts) {
    return impacts[0] == 2 && impacts[1] == 2 && impacts[2] == 2;
  }

  private static boolean hasHigh(int[] impacts) {
    return impacts[0] == 0 || impacts[1] == 0 || impacts[2] == 0;
  }

  private static int exploitabilityLevel(int[] levels) {
    if (levels[0] == 0 && levels[1] == 0 && levels[2] == 0) {
      return 0;
    }
    boolean someWorst = levels[0] == 0 || levels[1] == 0 || levels[2] == 0;
    return someWorst && levels[0] != 3 ? 1 : 2;
  }

  private static int vulnerableLevel(int[] levels) {
    if (levels[0] == 0 && levels[1] == 0) {
      return 0;
    }
    return hasHigh(levels) ? 1 : 2;
  }

  /// The steps from the first of the worst vectors that is at least as bad in each metric.
  private static int distance(int[] levels, int[][] worst) {
    for (int[] candidate : worst) {
      int distance = 0;
      boolean below = true;
      for (int i = 0; i < levels.length; i++) {
        below &= levels[i] >= candidate[i];
        distance += levels[i] - candidate[i];
      }
      if (below) {
        return distance;
      }
    }
    return 0;
  }

  /// Read once, and only where a vector of version 4 is scored.
  private static final class Table {
    private static final Cvss4 INSTANCE = new Cvss4(read());

    private static Map<String, Integer> read() {
      Map<String, Integer> tenths = new HashMap<>();
      InputStream resource = Objects.requireNonNull(Cvss4.class.getResourceAsStream("cvss4.tsv"));
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, US_ASCII))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int tab = line.indexOf('\t');
          if (tab > 0) {
            double score = Double.parseDouble(line.substring(tab + 1));
            tenths.put(line.substring(0, tab), (int) Math.round(score * 10));
          }
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      return tenths;
    }
  }
}
