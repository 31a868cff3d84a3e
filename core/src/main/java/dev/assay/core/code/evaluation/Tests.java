package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act;
import dev.assay.core.python.Expression;
import java.util.List;

/// What the tests of branches ask for.
final class Tests {
  private static final List<String> INSTALLING =
      List.of("install", "develop", "egg_info", "bdist", "sdist", "build", "dist_info", "wheel");

  private Tests() {}

  /// Whether this is `__name__ == "__main__"`.
  static boolean asksForMain(Expression test) {
    return test instanceof Expression.Comparison comparison
        && comparison.others().size() == 1
        && comparison.operators().getFirst().equals("==")
        && (isModuleName(comparison.first()) || isModuleName(comparison.others().getFirst()));
  }

  private static boolean isModuleName(Expression expression) {
    return expression instanceof Expression.Name name && name.id().equals("__name__");
  }

  /// Whether what a test guards happens by itself: not where it asks for a command that a person
  /// gives (`if sys.argv[-1] == "publish"`).
  static Act.Reach reach(Value test, Expression expression, Frame frame) {
    if (!test.taint().has(Taint.COMMAND_LINE)) {
      return Act.Reach.AUTOMATIC;
    }
    int end = Math.min(expression.end(), expression.start() + 400);
    String text = frame.origin.source().slice(expression.start(), end);
    if (text.contains("len(") || text.contains("not in")) {
      return Act.Reach.AUTOMATIC;
    }
    return isInstalling(text) ? Act.Reach.AUTOMATIC : Act.Reach.CONDITIONAL;
  }

  /// Whether a text names a command that installing runs.
  static boolean isInstalling(String text) {
    for (String command : INSTALLING) {
      if (text.contains(command)) {
        return true;
      }
    }
    return false;
  }
}
