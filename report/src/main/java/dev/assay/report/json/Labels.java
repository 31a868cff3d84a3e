package dev.assay.report.json;

import java.util.Locale;

/// How constants are written in every format that machines read: lower case, words apart by `-`.
public final class Labels {
  private Labels() {}

  /// The label of a constant (`extra-index` for `EXTRA_INDEX`).
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
