package dev.assay.core.code;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Expression.Argument;
import dev.assay.core.python.Module;
import dev.assay.core.python.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The entry points that a `setup.py` gives to `setup(…)` as literals.
final class SetupArguments {
  private static final Pattern OBJECT = Pattern.compile("[\\w.]+\\s*(:\\s*[\\w.]+)?\\s*(\\[.*)?");

  private final List<EntryPoint> points = new ArrayList<>();

  private SetupArguments() {}

  static List<EntryPoint> entryPoints(Module setup) {
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
        strings("", argument.value(), 0);
      }
    }
  }

  private void strings(String group, Expression value, int depth) {
    if (depth > 4) {
      return;
    }
    switch (value) {
      case Expression.Dictionary it ->
          it.entries()
              .forEach(
                  e ->
                      strings(
                          e.key().map(SetupArguments::text).orElse(group), e.value(), depth + 1));
      case Expression.Collection it -> it.elements().forEach(e -> strings(group, e, depth + 1));
      case Expression.Strings it -> lines(group, text(it));
      default -> {}
    }
  }

  private static String text(Expression value) {
    StringBuilder text = new StringBuilder();
    if (value instanceof Expression.Strings strings) {
      strings.parts().forEach(part -> text.append(part.text()));
    }
    return text.toString();
  }

  /// One line, or the text of an `entry_points.txt` with its sections.
  private void lines(String given, String text) {
    String group = given;
    for (String line : text.lines().limit(1_000).toList()) {
      String stripped = line.strip();
      int equals = stripped.indexOf('=');
      String object = stripped.substring(equals + 1).strip();
      if (stripped.startsWith("[") && stripped.endsWith("]")) {
        group = stripped.substring(1, stripped.length() - 1);
      } else if (equals > 0 && points.size() < 1_000 && OBJECT.matcher(object).matches()) {
        points.add(EntryPoint.of(group, stripped.substring(0, equals), object));
      }
    }
  }
}
