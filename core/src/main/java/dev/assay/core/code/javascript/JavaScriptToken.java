package dev.assay.core.code.javascript;

/// A token of JavaScript; of a string its content.
record JavaScriptToken(Role role, String text, int line) {
  /// What it is.
  enum Role {
    NAME,
    STRING,
    SYMBOL
  }

  boolean isSymbol(char c) {
    return role == Role.SYMBOL && text.charAt(0) == c;
  }

  boolean isName(String name) {
    return role == Role.NAME && text.equals(name);
  }
}
