package dev.assay.core.code.binary;

/// Names of hostile code objects as names that Python can read.
final class Names {
  private static final int LONGEST = 200;

  private Names() {}

  /// The name, with other characters than those of identifiers replaced (`.0`, `<lambda>`).
  static String plain(String name) {
    if (name.isEmpty()) {
      return "_";
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length() && i < LONGEST; i++) {
      char c = name.charAt(i);
      boolean first = i == 0 && Character.isDigit(c);
      out.append(Character.isLetterOrDigit(c) && !first ? c : '_');
    }
    return out.toString();
  }

  /// A dotted name of a module.
  static String dotted(String name) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      out.append(plain(name.substring(from, dot))).append('.');
      from = dot + 1;
    }
    return out.append(plain(name.substring(from))).toString();
  }
}
