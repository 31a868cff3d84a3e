package dev.assay.core.code;

import java.util.ArrayList;
import java.util.List;

/// Where a tree lies: in no archive, or in one of the artifact.
///
/// @param prefix what stands before each path in it
/// @param isAside whether nothing in it runs by itself
record Nesting(String prefix, List<String> trail, int depth, boolean isAside) {
  static final int DEEPEST = 4;
  static final Nesting NONE = new Nesting("", List.of(), 0, false);

  Nesting inside(String archive, boolean aside) {
    List<String> longer = new ArrayList<>(trail);
    longer.add("in the archive `" + prefix + archive + "`");
    return new Nesting(prefix + archive + "/", longer, depth + 1, isAside || aside);
  }
}
