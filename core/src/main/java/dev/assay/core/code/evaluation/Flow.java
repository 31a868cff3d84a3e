package dev.assay.core.code.evaluation;

/// How a block of statements ended.
enum Flow {
  NEXT,
  BREAK,
  CONTINUE,
  RETURN,
  RAISE;

  /// What follows when either of two ends may have come.
  Flow or(Flow other) {
    return this == other ? this : NEXT;
  }
}
