package dev.assay.core.code.binary;

import java.util.List;
import java.util.Optional;

/// A value on the stack: an expression of Python, and the constant it is, if it is one.
record Item(String text, Optional<Constant> constant) {
  static final Item UNKNOWN = Item.of("_unknown");

  /// The empty place below a callable (Python 3.11 and later).
  static final Item EMPTY = Item.of("");

  static Item of(String text) {
    return new Item(text, Optional.empty());
  }

  static Item of(Constant constant) {
    return new Item(constant.literal(), Optional.of(constant));
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  Optional<CodeObject> code() {
    return constant.isPresent() && constant.get() instanceof Constant.Code(CodeObject object)
        ? Optional.of(object)
        : Optional.empty();
  }

  /// The items of a constant tuple.
  List<Constant> items() {
    return constant.isPresent() && constant.get() instanceof Constant.Sequence sequence
        ? sequence.items()
        : List.of();
  }
}
