package dev.assay.core.artifact;

import dev.assay.core.artifact.FileTree.Gap;
import java.util.ArrayList;
import java.util.List;

/// The gaps of one tree, of which the first hundred are told and the others counted.
final class Gaps {
  private static final int TOLD = 100;

  private final List<Gap> told = new ArrayList<>();
  private int untold;

  synchronized void add(String path, String reason) {
    if (told.size() < TOLD) {
      told.add(new Gap(path, reason));
    } else {
      untold++;
    }
  }

  synchronized List<Gap> all() {
    List<Gap> all = new ArrayList<>(told);
    if (untold > 0) {
      all.add(new Gap("", untold + " more like these"));
    }
    return List.copyOf(all);
  }
}
