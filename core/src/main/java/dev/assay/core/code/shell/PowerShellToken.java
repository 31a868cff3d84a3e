package dev.assay.core.code.shell;

/// A token of PowerShell: its text without quotes and back-ticks.
record PowerShellToken(Role role, String text, int line) {
  /// What it is.
  enum Role {
    STRING,
    /// A command, parameter, type or member, or a part of one.
    WORD,
    VARIABLE,
    SYMBOL,
    /// The end of a statement.
    END
  }

  boolean is(String symbol) {
    return role == Role.SYMBOL && text.equals(symbol);
  }
}
