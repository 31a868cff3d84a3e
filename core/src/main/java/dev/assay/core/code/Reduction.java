package dev.assay.core.code;

import dev.assay.core.code.knowledge.ActingWords;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.python.Statement;

/// What is kept of the modules of an artifact that is too large to keep all of them: of those that
/// name nothing by which code acts, only what they import.
final class Reduction {
  private static final int LONG = 32_768;

  private Reduction() {}

  /// The module itself where it may act, a long one without the bodies of functions that do not;
  /// else its imports alone.
  static Module of(Module module) {
    Source source = module.source();
    String text = source.slice(0, source.length());
    if (!ActingWords.standIn(text)) {
      return imports(module);
    }
    return text.length() < LONG ? module : Pruning.of(module, text);
  }

  /// The imports of a module, as a module.
  static Module imports(Module module) {
    StringBuilder text = new StringBuilder();
    for (Statement statement : module.body()) {
      if (statement instanceof Statement.Import || statement instanceof Statement.ImportFrom) {
        text.append(module.source().slice(statement.start(), statement.end())).append('\n');
      }
    }
    return PythonParser.parse(Source.of(text.toString()));
  }
}
