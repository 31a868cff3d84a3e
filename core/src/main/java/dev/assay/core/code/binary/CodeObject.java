package dev.assay.core.code.binary;

import java.util.List;

/// A code object of CPython, as far as it is read.
///
/// @param code the operations
/// @param locals names of local variables; of Python 3.11 and later of cells too
/// @param cells names of cells and free variables, of earlier versions
record CodeObject(
    int arguments,
    int keywordOnly,
    int flags,
    String code,
    List<Constant> constants,
    List<String> names,
    List<String> locals,
    List<String> cells,
    String name,
    int line) {
  private static final int VARIABLE = 4;
  private static final int KEYWORDS = 8;

  /// The parameters as Python writes them.
  String parameters() {
    StringBuilder out = new StringBuilder();
    int count = Math.min(locals.size(), arguments + keywordOnly);
    int at = 0;
    for (; at < Math.min(count, arguments); at++) {
      out.append(out.isEmpty() ? "" : ", ").append(Names.plain(locals.get(at)));
    }
    int star = count;
    if ((flags & VARIABLE) != 0 && star < locals.size()) {
      out.append(out.isEmpty() ? "*" : ", *").append(Names.plain(locals.get(star++)));
    } else if (at < count) {
      out.append(out.isEmpty() ? "*" : ", *");
    }
    for (; at < count; at++) {
      out.append(", ").append(Names.plain(locals.get(at)));
    }
    if ((flags & KEYWORDS) != 0 && star < locals.size()) {
      out.append(out.isEmpty() ? "**" : ", **").append(Names.plain(locals.get(star)));
    }
    return out.toString();
  }
}
