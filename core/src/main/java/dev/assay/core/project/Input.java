package dev.assay.core.project;

import java.util.List;

/// One file or folder that was read, and what stood in it.
///
/// @param path as the user would name it
/// @param project the folder whose project it belongs to, as the user would name it
public record Input(
    String path,
    InputKind kind,
    String project,
    List<Dependency> dependencies,
    List<Remark> remarks,
    List<Unchecked> unchecked) {
  public Input {
    dependencies = List.copyOf(dependencies);
    remarks = List.copyOf(remarks);
    unchecked = List.copyOf(unchecked);
  }
}
