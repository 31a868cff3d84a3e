package dev.assay.cli.terminal;

import java.util.Optional;

/// An end that a user should expect: what went wrong, what to do, and the exit code that tells scripts.
public sealed interface Problem {
  /// The exit code.
  int code();

  /// What went wrong, as a lower-case phrase.
  String message();

  /// What to do about it.
  Optional<String> hint();

  /// Wrong use: an option, a path or a policy that cannot be meant.
  record WrongUse(String message, Optional<String> hint) implements Problem {
    @Override
    public int code() {
      return 2;
    }
  }

  /// No decision was possible: data that is missing, unreadable or too old.
  record Undecided(String message, Optional<String> hint) implements Problem {
    @Override
    public int code() {
      return 3;
    }
  }
}
