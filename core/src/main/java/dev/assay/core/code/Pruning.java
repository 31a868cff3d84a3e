package dev.assay.core.code;

import dev.assay.core.code.knowledge.ActingWords;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.python.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A long module without the bodies of those functions that name nothing by which code acts. Lines
/// keep their numbers.
final class Pruning {
  private final Module module;
  private final String text;
  private final Set<String> aliases = new HashSet<>();
  private final StringBuilder kept = new StringBuilder();
  private int copied;

  private Pruning(Module module, String text) {
    this.module = module;
    this.text = text;
  }

  static Module of(Module module, String text) {
    Pruning pruning = new Pruning(module, text);
    pruning.imports();
    pruning.prune(module.body());
    if (pruning.copied == 0) {
      return module;
    }
    pruning.kept.append(text, pruning.copied, text.length());
    return PythonParser.parse(Source.of(pruning.kept.toString()));
  }

  /// Names under which this module knows what it imports that acts.
  private void imports() {
    for (Statement statement : module.body()) {
      List<Statement.Alias> names =
          switch (statement) {
            case Statement.Import it -> it.names();
            case Statement.ImportFrom it -> it.names();
            default -> List.of();
          };
      if (!names.isEmpty()
          && ActingWords.standIn(text.substring(statement.start(), statement.end()))) {
        names.forEach(alias -> aliases.add(alias.as().orElse(alias.name())));
      }
    }
  }

  private void prune(List<Statement> body) {
    for (Statement statement : body) {
      switch (statement) {
        case Statement.ClassDefinition it -> prune(it.body());
        case Statement.Function it when !it.body().isEmpty() -> cut(it.body());
        default -> {}
      }
    }
  }

  private void cut(List<Statement> body) {
    int from = body.getFirst().start();
    int to = body.getLast().end();
    String inside = text.substring(from, to);
    if (to - from > 40 && !ActingWords.standIn(inside) && !namesAlias(inside)) {
      kept.append(text, copied, from).append("pass");
      inside.chars().filter(c -> c == '\n').forEach(_ -> kept.append('\n'));
      copied = to;
    }
  }

  private boolean namesAlias(String inside) {
    for (String alias : aliases) {
      if (inside.contains(alias)) {
        return true;
      }
    }
    return false;
  }
}
