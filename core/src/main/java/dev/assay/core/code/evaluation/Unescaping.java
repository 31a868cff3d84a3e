package dev.assay.core.code.evaluation;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.python.Statement;

/// Escape sequences in text that is decoded as a literal (`unicode_escape`).
final class Unescaping {
  private Unescaping() {}

  /// The text with its escapes replaced, as a literal of it would be.
  static String of(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    String literal = "\"\"\"" + text.replace("\"", "\\\"") + "\"\"\"";
    Module module = PythonParser.parse(Source.of(literal));
    boolean one = module.body().size() == 1;
    return one
            && module.body().getFirst() instanceof Statement.Evaluation statement
            && statement.value() instanceof Expression.Strings strings
            && strings.parts().size() == 1
        ? strings.parts().getFirst().text()
        : text;
  }
}
