package dev.assay.core.artifact.zstandard;

/// Counts what costs much and yields little: a block of ten bytes can describe four tables of
/// hundreds of states.
final class Work {
  private static final int MOST_TABLES = 1 << 20;

  private int tables;

  /// Counts the description of one table.
  void table() throws DamagedFrameException {
    if (++tables > MOST_TABLES) {
      throw new DamagedFrameException("it describes more tables than its content can need");
    }
  }
}
