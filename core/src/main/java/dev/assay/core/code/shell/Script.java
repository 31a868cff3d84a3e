package dev.assay.core.code.shell;

import java.util.List;

/// A parsed command line or script: pipelines in order, whatever conditions and loops stand round
/// them.
record Script(List<Pipeline> pipelines) {
  static final Script EMPTY = new Script(List.of());

  /// Commands joined by `|`.
  record Pipeline(List<Simple> commands) {}

  /// One command with what is assigned for it and where its streams go.
  ///
  /// @param line the line it begins on, counted from 0
  /// @param text the command as written
  record Simple(
      List<Word> words,
      List<Assignment> assignments,
      List<Redirect> redirects,
      int line,
      String text) {}

  /// `name=value`.
  record Assignment(String name, Word value) {}

  /// `operator target`, as `>> file`; of a here-document the target is its text.
  record Redirect(String operator, Word target) {}

  /// A word in parts.
  record Word(List<Part> parts) {}

  /// A part of a word.
  sealed interface Part {
    /// Text that stands for itself.
    record Literal(String text) implements Part {}

    /// `$name`, or `%name%`.
    record Variable(String name) implements Part {}

    /// `$(…)` or back-quotes: the output of commands.
    record Substitution(Script script) implements Part {}
  }
}
