package dev.assay.core.code;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Module;
import dev.assay.core.python.Statement;
import dev.assay.core.python.Statement.Branch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// The modules that a module's top level imports when it runs: not those in functions, nor those
/// that only a type checker or `python -m` comes to.
final class Imports {
  private static final int MOST = 2_000;
  private static final Set<String> DYNAMIC = Set.of("__import__", "import_module");

  private final List<String> names = new ArrayList<>();
  private final String own;
  private final boolean isPackage;

  private Imports(String own, boolean isPackage) {
    this.own = own;
    this.isPackage = isPackage;
  }

  /// Dotted names, absolute; of `from a import b` both `a` and `a.b`, which may be no module.
  ///
  /// @param own the dotted name of the module itself, which relative imports begin from
  static List<String> of(Module module, String own, boolean isPackage) {
    Imports imports = new Imports(own, isPackage);
    imports.read(module.body());
    return imports.names;
  }

  private void read(List<Statement> body) {
    Deque<List<Statement>> blocks = new ArrayDeque<>(List.of(body));
    while (!blocks.isEmpty()) {
      for (Statement statement : blocks.pop()) {
        read(statement, blocks);
      }
    }
  }

  private void read(Statement statement, Deque<List<Statement>> blocks) {
    switch (statement) {
      case Statement.Import it -> it.names().forEach(alias -> add(alias.name()));
      case Statement.ImportFrom it -> from(it);
      case Statement.If it -> conditional(it, blocks);
      case Statement.Try it -> {
        blocks.push(it.body());
        it.handlers().forEach(handler -> blocks.push(handler.body()));
        blocks.push(it.otherwise());
        blocks.push(it.last());
      }
      case Statement.With it -> blocks.push(it.body());
      case Statement.For it -> blocks.push(it.body());
      case Statement.While it -> blocks.push(it.body());
      case Statement.ClassDefinition it -> blocks.push(it.body());
      case Statement.Broken it -> blocks.push(it.body());
      case Statement.Evaluation it -> dynamic(it.value());
      case Statement.Assignment it -> dynamic(it.value());
      default -> {}
    }
  }

  private static void conditional(Statement.If it, Deque<List<Statement>> blocks) {
    for (Branch branch : it.branches()) {
      if (!isAside(branch.test())) {
        blocks.push(branch.body());
      }
    }
    blocks.push(it.otherwise());
  }

  private static boolean isAside(Expression test) {
    return switch (test) {
      case Expression.Name it -> it.id().equals("TYPE_CHECKING");
      case Expression.Attribute it -> it.name().equals("TYPE_CHECKING");
      case Expression.Comparison it ->
          it.first() instanceof Expression.Name name && name.id().equals("__name__");
      default -> false;
    };
  }

  private void from(Statement.ImportFrom it) {
    String base = it.level() == 0 ? it.module() : relative(it.level(), it.module());
    add(base);
    for (Statement.Alias alias : it.names()) {
      if (!alias.name().equals("*")) {
        add(base.isEmpty() ? alias.name() : base + "." + alias.name());
      }
    }
  }

  private String relative(int level, String module) {
    String base = own;
    int up = isPackage ? level - 1 : level;
    for (int i = 0; i < up && !base.isEmpty(); i++) {
      int dot = base.lastIndexOf('.');
      base = dot < 0 ? "" : base.substring(0, dot);
    }
    if (module.isEmpty() || base.isEmpty()) {
      return base + module;
    }
    return base + "." + module;
  }

  /// `__import__("a.b")` and `importlib.import_module("a.b")`.
  private void dynamic(Expression value) {
    if (value instanceof Expression.Call call
        && !call.arguments().isEmpty()
        && DYNAMIC.contains(called(call.function()))
        && call.arguments().getFirst().value() instanceof Expression.Strings text
        && text.parts().size() == 1) {
      String name = text.parts().getFirst().text();
      add(name.startsWith(".") ? relative(1, name.substring(1)) : name);
    }
  }

  private static String called(Expression function) {
    return switch (function) {
      case Expression.Name it -> it.id();
      case Expression.Attribute it -> it.name();
      default -> "";
    };
  }

  private void add(String name) {
    if (!name.isEmpty() && names.size() < MOST) {
      names.add(name);
    }
  }
}
