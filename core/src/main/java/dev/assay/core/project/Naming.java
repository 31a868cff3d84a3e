package dev.assay.core.project;

/// How the paths of a tree are told to the user, who named the path `start` of it `shown`.
public record Naming(String start, String shown) {

  /// Whether a path lies at or below the start.
  public boolean covers(String path) {
    return start.isEmpty() || path.equals(start) || path.startsWith(start + "/");
  }

  /// What the user would call a path at or below the start.
  public String of(String path) {
    if (path.equals(start)) {
      return shown;
    }
    String rest = start.isEmpty() ? path : path.substring(start.length() + 1);
    if (shown.isEmpty() || shown.equals(".")) {
      return rest;
    }
    return shown.endsWith("/") ? shown + rest : shown + "/" + rest;
  }
}
