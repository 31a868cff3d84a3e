package dev.assay.core.fact;

import java.util.List;
import java.util.stream.Stream;

/// All facts of one judgement, in the order they were found.
public record Facts(List<Fact> all) {
  public Facts {
    all = List.copyOf(all);
  }

  /// The facts of one type.
  public <T extends Fact> Stream<T> of(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast);
  }
}
