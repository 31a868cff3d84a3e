package dev.assay.core.code;

import dev.assay.core.artifact.FileTree.Gap;
import java.util.List;

/// Which oddities of an archive make two readers of it see different files; the others are
/// accidents of packing.
final class Differences {
  private static final List<String> DISPUTED =
      List.of(
          "absolute path",
          "leads out of",
          "backslash",
          "a NUL",
          "more than once",
          "both a file and a folder",
          "second name",
          "after its end",
          "ambiguous",
          "encrypted",
          "stand before the archive",
          "missing in its central directory",
          "entries, and has",
          "would unpack to");

  private Differences() {}

  static boolean isDispute(Gap gap) {
    for (String phrase : DISPUTED) {
      if (gap.reason().contains(phrase)) {
        return true;
      }
    }
    return false;
  }
}
