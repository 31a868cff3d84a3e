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

  /// The folder part of a path as the user would name it; `.` when there is none.
  public static String projectOf(String shown) {
    int slash = shown.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : shown.substring(0, slash);
  }
}
