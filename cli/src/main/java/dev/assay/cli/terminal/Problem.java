package dev.assay.cli.terminal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// An end that a user should expect: what went wrong, what to do, and the exit code that tells
/// scripts.
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

  /// A mistake in Assay itself: nothing was decided. The text of the exception is left out, since
  /// it may hold what it was working on.
  record Fault(String message) implements Problem {
    private static final int FRAMES = 6;

    public static Fault of(Throwable failure) {
      String frames =
          Arrays.stream(failure.getStackTrace())
              .limit(FRAMES)
              .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
              .collect(Collectors.joining(", "));
      return new Fault(
          "a mistake in assay itself (%s at %s)"
              .formatted(failure.getClass().getSimpleName(), frames));
    }

    @Override
    public Optional<String> hint() {
      return Optional.of("please report this line, and what was audited if you can");
    }

    @Override
    public int code() {
      return 3;
    }
  }
}
