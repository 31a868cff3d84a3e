package dev.assay.core.python;

import java.util.List;
import java.util.Set;

/// The distinct names of one file, as Python normalises them, in the order in which they first
/// stand there; keywords are none.
///
/// @param areFolded whether one is written with letters beyond ASCII, which may read as others (PEP
///   3131)
public record Names(List<String> all, boolean areFolded) {
  /// Whether one of these stands anywhere in the file's code.
  public boolean haveAny(Set<String> wanted) {
    for (String name : all) {
      if (wanted.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
