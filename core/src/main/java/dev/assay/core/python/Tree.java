package dev.assay.core.python;

import dev.assay.core.python.Expression.Argument;
import dev.assay.core.python.Expression.Clause;
import dev.assay.core.python.Expression.Entry;
import dev.assay.core.python.Parameters.Parameter;
import dev.assay.core.python.Statement.Branch;
import dev.assay.core.python.Statement.Case;
import dev.assay.core.python.Statement.Handler;
import dev.assay.core.python.Statement.Item;
import dev.assay.core.python.Statement.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Walks a syntax tree from the top, without recursion: chains of operators may be longer than any
/// stack.
public final class Tree {
  private Tree() {}

  /// Shows each node to a visitor, parents before children, in the order of the text.
  public static void walk(Module module, Consumer<Node> visitor) {
    walk(module.body(), visitor);
  }

  /// Shows each node of a block to a visitor, in the same order.
  public static void walk(List<Statement> body, Consumer<Node> visitor) {
    List<Node> stack = new ArrayList<>();
    push(body, stack);
    List<Node> children = new ArrayList<>();
    while (!stack.isEmpty()) {
      Node node = stack.removeLast();
      visitor.accept(node);
      children.clear();
      addChildren(node, children);
      push(children, stack);
    }
  }

  private static void push(List<? extends Node> nodes, List<Node> stack) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      stack.add(nodes.get(i));
    }
  }

  /// Adds the nodes directly below one.
  static void addChildren(Node node, List<Node> to) {
    switch (node) {
      case Statement statement -> statement(statement, to);
      case Expression expression -> expression(expression, to);
    }
  }

  private static void statement(Statement statement, List<Node> to) {
    switch (statement) {
      case Statement.Evaluation it -> to.add(it.value());
      case Statement.Assignment it -> {
        to.addAll(it.targets());
        to.add(it.value());
      }
      case Statement.AnnotatedAssignment it -> {
        to.add(it.target());
        to.add(it.annotation());
        it.value().ifPresent(to::add);
      }
      case Statement.AugmentedAssignment it -> {
        to.add(it.target());
        to.add(it.value());
      }
      case Statement.Return it -> it.value().ifPresent(to::add);
      case Statement.Delete it -> to.addAll(it.targets());
      case Statement.Jump _, Statement.Import _, Statement.ImportFrom _, Statement.Scope _ -> {}
      case Statement.Raise it -> {
        to.addAll(it.values());
        it.cause().ifPresent(to::add);
      }
      case Statement.Assert it -> {
        to.add(it.test());
        it.message().ifPresent(to::add);
      }
      case Statement.Print it -> {
        it.file().ifPresent(to::add);
        to.addAll(it.values());
      }
      case Statement.Exec it -> {
        to.add(it.code());
        to.addAll(it.scopes());
      }
      case Statement.TypeAlias it -> {
        typeParameters(it.typeParameters(), to);
        to.add(it.value());
      }
      case Statement.Broken it -> {
        to.addAll(it.saved());
        to.addAll(it.body());
      }
      case Statement.If _,
          Statement.While _,
          Statement.For _,
          Statement.With _,
          Statement.Try _,
          Statement.Function _,
          Statement.ClassDefinition _,
          Statement.Match _ ->
          compound(statement, to);
    }
  }

  private static void compound(Statement statement, List<Node> to) {
    switch (statement) {
      case Statement.If it -> {
        for (Branch branch : it.branches()) {
          to.add(branch.test());
          to.addAll(branch.body());
        }
        to.addAll(it.otherwise());
      }
      case Statement.While it -> {
        to.add(it.test());
        to.addAll(it.body());
        to.addAll(it.otherwise());
      }
      case Statement.For it -> {
        to.add(it.target());
        to.add(it.iterable());
        to.addAll(it.body());
        to.addAll(it.otherwise());
      }
      case Statement.With it -> {
        for (Item item : it.items()) {
          to.add(item.context());
          item.target().ifPresent(to::add);
        }
        to.addAll(it.body());
      }
      case Statement.Try it -> attempt(it, to);
      case Statement.Function it -> {
        to.addAll(it.decorators());
        typeParameters(it.typeParameters(), to);
        parameters(it.parameters(), to);
        it.returns().ifPresent(to::add);
        to.addAll(it.body());
      }
      case Statement.ClassDefinition it -> {
        to.addAll(it.decorators());
        typeParameters(it.typeParameters(), to);
        arguments(it.arguments(), to);
        to.addAll(it.body());
      }
      case Statement.Match it -> {
        to.add(it.subject());
        for (Case each : it.cases()) {
          to.add(each.pattern());
          each.guard().ifPresent(to::add);
          to.addAll(each.body());
        }
      }
      default -> throw new IllegalArgumentException("no compound statement");
    }
  }

  private static void attempt(Statement.Try statement, List<Node> to) {
    to.addAll(statement.body());
    for (Handler handler : statement.handlers()) {
      handler.type().ifPresent(to::add);
      handler.target().ifPresent(to::add);
      to.addAll(handler.body());
    }
    to.addAll(statement.otherwise());
    to.addAll(statement.last());
  }

  private static void typeParameters(List<TypeParameter> parameters, List<Node> to) {
    for (TypeParameter parameter : parameters) {
      parameter.bound().ifPresent(to::add);
      parameter.byDefault().ifPresent(to::add);
    }
  }

  private static void parameters(Parameters parameters, List<Node> to) {
    for (Parameter parameter : parameters.all()) {
      to.add(parameter.target());
      parameter.annotation().ifPresent(to::add);
      parameter.byDefault().ifPresent(to::add);
    }
  }

  private static void arguments(List<Argument> arguments, List<Node> to) {
    for (Argument argument : arguments) {
      to.add(argument.value());
    }
  }

  private static void expression(Expression expression, List<Node> to) {
    switch (expression) {
      case Expression.Name _, Expression.Numeral _, Expression.Constant _ -> {}
      case Expression.Attribute it -> to.add(it.value());
      case Expression.Call it -> {
        to.add(it.function());
        arguments(it.arguments(), to);
      }
      case Expression.Subscript it -> {
        to.add(it.value());
        to.add(it.index());
      }
      case Expression.Slice it -> {
        it.lower().ifPresent(to::add);
        it.upper().ifPresent(to::add);
        it.step().ifPresent(to::add);
      }
      case Expression.Strings it -> {
        for (StringLiteral part : it.parts()) {
          fields(part.fields(), to);
        }
      }
      case Expression.Collection it -> to.addAll(it.elements());
      case Expression.Dictionary it -> {
        for (Entry entry : it.entries()) {
          entry.key().ifPresent(to::add);
          to.add(entry.value());
        }
      }
      case Expression.Binary it -> {
        to.add(it.left());
        to.add(it.right());
      }
      case Expression.Unary it -> to.add(it.operand());
      case Expression.Logical it -> to.addAll(it.operands());
      case Expression.Comparison it -> {
        to.add(it.first());
        to.addAll(it.others());
      }
      case Expression.Conditional it -> {
        to.add(it.then());
        to.add(it.test());
        to.add(it.otherwise());
      }
      case Expression.Lambda it -> {
        parameters(it.parameters(), to);
        to.add(it.body());
      }
      case Expression.Await it -> to.add(it.value());
      case Expression.Yield it -> it.value().ifPresent(to::add);
      case Expression.Starred it -> to.add(it.value());
      case Expression.Walrus it -> {
        to.add(it.target());
        to.add(it.value());
      }
      case Expression.Comprehension it -> comprehension(it, to);
      case Expression.Backquoted it -> to.add(it.value());
    }
  }

  private static void comprehension(Expression.Comprehension it, List<Node> to) {
    to.add(it.element());
    it.value().ifPresent(to::add);
    for (Clause clause : it.clauses()) {
      to.add(clause.target());
      to.add(clause.iterable());
      to.addAll(clause.conditions());
    }
  }

  private static void fields(List<StringLiteral.Field> fields, List<Node> to) {
    for (StringLiteral.Field field : fields) {
      to.add(field.value());
      fields(field.specification(), to);
    }
  }
}
