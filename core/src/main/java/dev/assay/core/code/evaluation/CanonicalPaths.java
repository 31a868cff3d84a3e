package dev.assay.core.code.evaluation;

import java.util.HashMap;
import java.util.Map;

/// Paths as the catalogue knows them, each joined and looked up once: code asks for the same few
/// over and over.
final class CanonicalPaths {
  private static final int MOST = 5_000;

  private final Catalogue catalogue;
  private final Map<String, Map<String, String>> members = new HashMap<>();
  private final Map<String, String> results = new HashMap<>();
  private int remembered;

  CanonicalPaths(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// `path.name`.
  String member(String path, String name) {
    Map<String, String> below = members.get(path);
    String known = below == null ? null : below.get(name);
    if (known != null) {
      return known;
    }
    String canonical = catalogue.canonical(path + "." + name);
    makeRoom();
    members.computeIfAbsent(path, _ -> new HashMap<>()).put(name, canonical);
    return canonical;
  }

  /// What a call of `path` gives: `path()`.
  String result(String path) {
    String known = results.get(path);
    if (known != null) {
      return known;
    }
    String canonical = catalogue.canonical(path + "()");
    makeRoom();
    results.put(path, canonical);
    return canonical;
  }

  private void makeRoom() {
    if (++remembered > MOST) {
      members.clear();
      results.clear();
      remembered = 1;
    }
  }
}
