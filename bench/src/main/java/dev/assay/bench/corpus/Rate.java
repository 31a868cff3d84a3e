package dev.assay.bench.corpus;

import java.util.Locale;

/// A share with its 95 % interval by Wilson (1927), which holds near 0 and 1 and for small samples.
///
/// @param hits may be a fraction: a family scores the share of its artifacts
public record Rate(double hits, int all) {
  private static final double Z = 1.959964;

  public Rate {
    if (hits < 0 || hits > all + 1e-9) {
      throw new IllegalArgumentException(hits + " of " + all);
    }
  }

  double share() {
    return all == 0 ? 0 : hits / all;
  }

  double low() {
    return all == 0 ? 0 : Math.max(0, centre() - halfWidth());
  }

  double high() {
    return all == 0 ? 1 : Math.min(1, centre() + halfWidth());
  }

  private double centre() {
    return (share() + Z * Z / (2 * all)) / (1 + Z * Z / all);
  }

  private double halfWidth() {
    double share = share();
    return Z / (1 + Z * Z / all) * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
  }

  /// `90.3 % (87.6-92.5)`.
  public String text() {
    return String.format(
        Locale.ROOT, "%.1f %% (%.1f-%.1f)", 100 * share(), 100 * low(), 100 * high());
  }
}
