package dev.assay.core.code.binary;

import java.util.List;

/// A value that Python's `marshal` writes.
sealed interface Constant {
  /// A string.
  record Text(String value) implements Constant {}

  /// Bytes, or a string of Python 2: each character is one byte.
  record Bytes(String value) implements Constant {}

  /// A number or a named constant, as Python writes it.
  record Plain(String literal) implements Constant {}

  /// A tuple, list, set or frozen set.
  record Sequence(char open, char close, List<Constant> items) implements Constant {}

  /// A dictionary: keys and values in turn.
  record Mapping(List<Constant> items) implements Constant {}

  /// A function, class body or module.
  record Code(CodeObject object) implements Constant {}

  /// The value as Python text; of code its name.
  default String literal() {
    StringBuilder out = new StringBuilder();
    Literals.write(this, out, 0);
    return out.toString();
  }
}
