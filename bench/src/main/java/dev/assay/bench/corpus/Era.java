package dev.assay.bench.corpus;

import java.time.LocalDate;

/// When a family was first seen: the techniques of the two eras differ.
enum Era {
  BEFORE_2025("before 2025"),
  SINCE_2025("since 2025");

  private static final LocalDate TURN = LocalDate.of(2025, 1, 1);

  private final String label;

  Era(String label) {
    this.label = label;
  }

  static Era of(LocalDate firstSeen) {
    return firstSeen.isBefore(TURN) ? BEFORE_2025 : SINCE_2025;
  }

  String label() {
    return label;
  }
}
