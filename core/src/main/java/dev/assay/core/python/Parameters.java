package dev.assay.core.python;

import java.util.List;
import java.util.Optional;

/// The parameters of a function or lambda, in order.
public record Parameters(List<Parameter> all) {
  /// One parameter. The target is a name, or in Python 2 a tuple of them.
  public record Parameter(
      Kind kind,
      Expression target,
      Optional<Expression> annotation,
      Optional<Expression> byDefault) {}

  /// How arguments reach a parameter.
  public enum Kind {
    PLAIN,
    KEYWORD_ONLY,
    STARRED,
    DOUBLE_STARRED
  }
}
