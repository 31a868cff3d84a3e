package dev.assay.core.code;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Expression.Argument;
import dev.assay.core.python.Module;
import dev.assay.core.python.Tree;
import java.util.ArrayList;
import java.util.List;

/// The entry points that a `setup.py` gives to `setup(…)` as literals.
final class SetupArguments {
  private final List<String> points = new ArrayList<>();

  private SetupArguments() {}

  /// `module:function`, each.
  static List<String> entryPoints(Module setup) {
    SetupArguments arguments = new SetupArguments();
    Tree.walk(
        setup,
        node -> {
          if (node instanceof Expression.Call call) {
            arguments.read(call);
          }
        });
    return arguments.points;
  }

  private void read(Expression.Call call) {
    for (Argument argument : call.arguments()) {
      if (argument.name().equals("entry_points")) {
        strings(argument.value(), 0);
      }
    }
  }

  private void strings(Expression value, int depth) {
    if (depth > 4) {
      return;
    }
    switch (value) {
      case Expression.Dictionary it -> it.entries().forEach(e -> strings(e.value(), depth + 1));
      case Expression.Collection it -> it.elements().forEach(e -> strings(e, depth + 1));
      case Expression.Strings it -> {
        StringBuilder text = new StringBuilder();
        it.parts().forEach(part -> text.append(part.text()));
        text.toString().lines().forEach(this::line);
      }
      default -> {}
    }
  }

  private void line(String line) {
    int equals = line.indexOf('=');
    if (equals > 0 && line.indexOf(':') > equals && points.size() < 1_000) {
      points.add(line.substring(equals + 1).strip());
    }
  }
}
