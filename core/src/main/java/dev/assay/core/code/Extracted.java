package dev.assay.core.code;

import dev.assay.core.fact.Act;
import dev.assay.core.project.Unchecked;
import java.util.List;

/// What was found in an artifact.
///
/// @param bytes how many bytes were read, archives unpacked
/// @param steps how many steps of evaluation it took
/// @param unchecked files that could not be read, by name
public record Extracted(List<Act> acts, long bytes, long steps, List<Unchecked> unchecked) {
  public Extracted {
    acts = List.copyOf(acts);
    unchecked = List.copyOf(unchecked);
  }
}
