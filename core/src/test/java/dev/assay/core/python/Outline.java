package dev.assay.core.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Calls, imports and definitions of a module, a row each: kind, line, column, name.
final class Outline {
  private final Module module;
  private final List<String> rows = new ArrayList<>();
  private final Set<Node> patterns = Collections.newSetFromMap(new IdentityHashMap<>());

  private Outline(Module module) {
    this.module = module;
  }

  /// The rows in the order of the text.
  static List<String> of(Module module) {
    Outline outline = new Outline(module);
    Tree.walk(module, outline::add);
    return outline.rows;
  }

  private void add(Node node) {
    switch (node) {
      case Statement.Match match -> match.cases().forEach(it -> markPattern(it.pattern()));
      case Expression.Call call when !patterns.contains(call) -> row("call", call, "");
      case Statement.Function function -> row("define", function, function.name());
      case Statement.ClassDefinition type -> row("define", type, type.name());
      case Statement.Import it -> it.names().forEach(alias -> row("import", it, alias.name()));
      case Statement.ImportFrom it ->
          it.names()
              .forEach(
                  alias ->
                      row("import", it, ".".repeat(it.level()) + it.module() + ":" + alias.name()));
      default -> {}
    }
  }

  private void markPattern(Expression pattern) {
    List<Node> below = new ArrayList<>(List.of(pattern));
    while (!below.isEmpty()) {
      Node node = below.removeLast();
      patterns.add(node);
      Tree.addChildren(node, below);
    }
  }

  private void row(String kind, Node node, String name) {
    Source source = module.source();
    rows.add(
        kind + " " + source.line(node.start()) + " " + source.column(node.start()) + " " + name);
  }
}
