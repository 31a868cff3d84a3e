package dev.assay.core.code.shell;

import dev.assay.core.fact.Act.Label;
import java.util.EnumSet;
import java.util.Set;

/// What a word or a stream holds: text as far as it is known, and what it was made of.
///
/// @param known whether the text is all of it
record Value(String text, Set<Label> labels, boolean known) {
  static final Value NOTHING = new Value("", Set.of(), false);

  Value {
    labels = Set.copyOf(labels);
  }

  static Value known(String text) {
    return new Value(text, Set.of(), true);
  }

  static Value unknown(Set<Label> labels) {
    return labels.isEmpty() ? NOTHING : new Value("", labels, false);
  }

  Value with(Set<Label> more) {
    return labels.containsAll(more) ? this : new Value(text, union(labels, more), known);
  }

  boolean has(Label label) {
    return labels.contains(label);
  }

  static Set<Label> union(Set<Label> left, Set<Label> right) {
    if (left.isEmpty()) {
      return right;
    }
    EnumSet<Label> all = EnumSet.copyOf(left);
    all.addAll(right);
    return all;
  }
}
