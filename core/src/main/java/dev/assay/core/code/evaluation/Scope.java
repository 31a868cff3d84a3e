package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of a module, class or function, inside those around it. It keeps a journal while a
/// branch is evaluated that may not be taken, so that branches cost what they change.
final class Scope {
  private static final int DEEPEST = 60;

  final @Nullable Scope parent;
  final boolean ofClass;
  private final Map<String, Value> names = new HashMap<>();
  private final List<Map<String, Value>> journals = new ArrayList<>(0);
  private List<String> stars = List.of();
  private Set<String> outer = Set.of();
  private List<String> fields = List.of();

  Scope(@Nullable Scope parent, boolean ofClass) {
    this.parent = parent;
    this.ofClass = ofClass;
  }

  /// The name's value in this scope alone.
  @Nullable Value own(String name) {
    return names.get(name);
  }

  Map<String, Value> all() {
    return names;
  }

  /// The name's value in the innermost scope that has it.
  @Nullable Value find(String name) {
    Scope scope = this;
    for (int i = 0; scope != null && i < DEEPEST; i++) {
      Value value = i > 0 && scope.ofClass ? null : scope.names.get(name);
      if (value != null) {
        return value;
      }
      scope = scope.parent;
    }
    return null;
  }

  /// Binds a name here, or further out where it was declared `global` or `nonlocal`.
  void bind(String name, Value value) {
    if (!outer.isEmpty() && outer.contains(name)) {
      holder(name).set(name, value);
    } else {
      set(name, value);
    }
  }

  private void set(String name, Value value) {
    Value old = names.put(name, value);
    if (!journals.isEmpty()) {
      journals.getLast().putIfAbsent(name, old == null ? Value.Unknown.PLAIN : old);
    }
  }

  private Scope holder(String name) {
    Scope scope = this;
    while (scope.parent != null) {
      scope = scope.parent;
      if (!scope.ofClass && scope.names.containsKey(name)) {
        return scope;
      }
    }
    return scope;
  }

  /// Says that a name is one of a scope further out.
  void declareOuter(String name) {
    if (parent != null) {
      outer = outer.isEmpty() ? new HashSet<>() : outer;
      outer.add(name);
    }
  }

  /// Remembers a field that a class declares by its annotation, in order.
  void declareField(String name) {
    if (!fields.contains(name)) {
      fields = fields.isEmpty() ? new ArrayList<>() : fields;
      fields.add(name);
    }
  }

  List<String> fields() {
    return fields;
  }

  void remove(String name) {
    names.remove(name);
  }

  /// Remembers that all names of something outside the artifact were imported.
  void addStar(String module) {
    if (stars.size() < 8) {
      stars = stars.isEmpty() ? new ArrayList<>() : stars;
      stars.add(module);
    }
  }

  /// The modules outside the artifact whose names were all imported.
  List<String> stars() {
    Scope scope = this;
    while (scope.parent != null) {
      scope = scope.parent;
    }
    return scope.stars;
  }

  /// Begins to note what names were before they are changed.
  void begin() {
    journals.add(new HashMap<>());
  }

  /// Ends the innermost journal: for each name that was changed, its value before, which is unknown
  /// where it had none.
  Map<String, Value> end() {
    Map<String, Value> changed = journals.removeLast();
    if (!journals.isEmpty()) {
      changed.forEach(journals.getLast()::putIfAbsent);
    }
    return changed;
  }

  /// Takes the values of names back to what they were, and gives what they had become.
  Map<String, Value> undo(Map<String, Value> before) {
    Map<String, Value> after = new HashMap<>();
    before.forEach(
        (name, old) -> {
          Value now = names.put(name, old);
          after.put(name, now == null ? old : now);
        });
    return after;
  }

  /// Makes names stand for what they are now or may also be.
  void join(Map<String, Value> other) {
    other.forEach(
        (name, value) -> {
          Value now = names.get(name);
          bind(name, now == null ? value : Join.of(now, value));
        });
  }
}
