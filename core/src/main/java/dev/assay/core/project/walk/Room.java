package dev.assay.core.project.walk;

import dev.assay.core.project.Input;

/// How much more of one walk is held in memory: files are read until what they hold comes to
/// 400,000 dependencies, remarks and gaps.
final class Room {
  private static final int MOST = 400_000;

  private long taken;

  void take(Input input) {
    taken += input.dependencies().size() + input.remarks().size() + input.unchecked().size();
  }

  boolean isLeft() {
    return taken < MOST;
  }

  /// Why a file is not read, in a phrase.
  String reason() {
    return "not read: the files before it hold more than " + MOST + " things";
  }
}
