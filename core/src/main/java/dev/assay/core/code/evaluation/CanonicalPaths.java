package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Name;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Paths as the catalogue knows them, each joined and looked up once: code asks for the same few
/// over and over.
final class CanonicalPaths {
  private static final int MOST = 5_000;

  private final Catalogue catalogue;
  private final Map<String, Map<String, String>> members = new HashMap<>();
  private final Map<String, String> results = new HashMap<>();
  private final Map<String, Known> known = new HashMap<>();
  private int remembered;

  CanonicalPaths(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// What the catalogue says of a path.
  ///
  /// @param value what stands at the path, with the labels it has by itself
  /// @param meaning what its call means, null where nothing is known of it
  /// @param isHub whether all that is done with it goes to what it is pointed at
  record Known(Value value, @Nullable Meaning meaning, boolean isHub) {}

  /// `path.name`.
  String member(String path, String name) {
    Map<String, String> below = members.get(path);
    String joined = below == null ? null : below.get(name);
    if (joined != null) {
      return joined;
    }
    String canonical = catalogue.canonical(path + "." + name);
    makeRoom();
    members.computeIfAbsent(path, _ -> new HashMap<>()).put(name, canonical);
    return canonical;
  }

  /// What a call of `path` gives: `path()`.
  String result(String path) {
    String called = results.get(path);
    if (called != null) {
      return called;
    }
    String canonical = catalogue.canonical(path + "()");
    makeRoom();
    results.put(path, canonical);
    return canonical;
  }

  /// What is known of a canonical path.
  Known known(String path) {
    Known before = known.get(path);
    if (before != null) {
      return before;
    }
    Meaning meaning = catalogue.find(path);
    Known found = new Known(value(path, meaning), meaning, catalogue.isHub(path));
    makeRoom();
    known.put(path, found);
    return found;
  }

  private static Value value(String path, @Nullable Meaning meaning) {
    if (meaning != null && meaning.kind() == Meaning.Kind.CONSTANT) {
      return Text.of(meaning.detail());
    }
    return meaning != null && meaning.kind() == Meaning.Kind.HOLDS
        ? new Name(path, meaning.taint())
        : Name.of(path);
  }

  private void makeRoom() {
    if (++remembered > MOST) {
      members.clear();
      results.clear();
      known.clear();
      remembered = 1;
    }
  }
}
