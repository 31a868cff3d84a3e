package dev.assay.core.python;

import java.util.List;
import java.util.Optional;

/// A statement, with the offsets in the [Source] at which it begins and behind which it ends.
public sealed interface Statement extends Node {

  /// An expression on its own.
  record Evaluation(Expression value, int start, int end) implements Statement {}

  /// `targets = value`.
  record Assignment(List<Expression> targets, Expression value, int start, int end)
      implements Statement {}

  /// `target: annotation = value`.
  record AnnotatedAssignment(
      Expression target, Expression annotation, Optional<Expression> value, int start, int end)
      implements Statement {}

  /// `target operator= value`, the operator as written, without `=`.
  record AugmentedAssignment(
      Expression target, String operator, Expression value, int start, int end)
      implements Statement {}

  /// `return value`.
  record Return(Optional<Expression> value, int start, int end) implements Statement {}

  /// `del targets`.
  record Delete(List<Expression> targets, int start, int end) implements Statement {}

  /// `pass`, `break` or `continue`.
  record Jump(Kind kind, int start, int end) implements Statement {
    /// Which of them.
    public enum Kind {
      PASS,
      BREAK,
      CONTINUE
    }
  }

  /// `import a.b as c`.
  record Import(List<Alias> names, int start, int end) implements Statement {}

  /// `from module import names`, with the number of leading dots; `*` is a name.
  record ImportFrom(int level, String module, List<Alias> names, int start, int end)
      implements Statement {}

  /// A name that is imported, and what it is called here.
  record Alias(String name, Optional<String> as, int start, int end) {}

  /// `global names` or `nonlocal names`.
  record Scope(boolean global, List<String> names, int start, int end) implements Statement {}

  /// `raise exception from cause`, or Python 2's `raise exception, value, traceback`.
  record Raise(List<Expression> values, Optional<Expression> cause, int start, int end)
      implements Statement {}

  /// `assert test, message`.
  record Assert(Expression test, Optional<Expression> message, int start, int end)
      implements Statement {}

  /// `if test: … elif test: … else: …`: at least one branch.
  record If(List<Branch> branches, List<Statement> otherwise, int start, int end)
      implements Statement {}

  /// A test and what happens when it holds.
  record Branch(Expression test, List<Statement> body) {}

  /// `while test: … else: …`.
  record While(Expression test, List<Statement> body, List<Statement> otherwise, int start, int end)
      implements Statement {}

  /// `for target in iterable: … else: …`.
  record For(
      boolean asynchronous,
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> otherwise,
      int start,
      int end)
      implements Statement {}

  /// `with items: …`.
  record With(boolean asynchronous, List<Item> items, List<Statement> body, int start, int end)
      implements Statement {}

  /// `context as target`.
  record Item(Expression context, Optional<Expression> target) {}

  /// `try: … except …: … else: … finally: …`.
  record Try(
      List<Statement> body,
      List<Handler> handlers,
      List<Statement> otherwise,
      List<Statement> last,
      int start,
      int end)
      implements Statement {}

  /// `except type as target:`; in Python 2 the target is any expression. `group` is `except*`.
  record Handler(
      boolean group,
      Optional<Expression> type,
      Optional<Expression> target,
      List<Statement> body) {}

  /// `def name(parameters) -> returns: …` with its decorators; it begins at `def` or `async`.
  record Function(
      boolean asynchronous,
      String name,
      List<TypeParameter> typeParameters,
      Parameters parameters,
      Optional<Expression> returns,
      List<Expression> decorators,
      List<Statement> body,
      int start,
      int end)
      implements Statement {}

  /// `class name(arguments): …` with its decorators; it begins at `class`.
  record ClassDefinition(
      String name,
      List<TypeParameter> typeParameters,
      List<Expression.Argument> arguments,
      List<Expression> decorators,
      List<Statement> body,
      int start,
      int end)
      implements Statement {}

  /// A type parameter (PEP 695, 696).
  record TypeParameter(String name, Optional<Expression> bound, Optional<Expression> byDefault) {}

  /// `type name[parameters] = value`.
  record TypeAlias(
      String name, List<TypeParameter> typeParameters, Expression value, int start, int end)
      implements Statement {}

  /// `match subject: case …` (PEP 634).
  record Match(Expression subject, List<Case> cases, int start, int end) implements Statement {}

  /// `case pattern if guard: …`. A pattern is kept as the expressions it is written as
  /// (`Point(x=0)` is a call, `a | b` a binary operation): only its names and literals matter here.
  record Case(Expression pattern, Optional<Expression> guard, List<Statement> body) {}

  /// Python 2's `print >>file, values`.
  record Print(Optional<Expression> file, List<Expression> values, int start, int end)
      implements Statement {}

  /// Python 2's `exec code in globals, locals`.
  record Exec(Expression code, List<Expression> scopes, int start, int end) implements Statement {}

  /// What is no statement of any Python: the expressions that could be saved out of it, and the
  /// block under it.
  record Broken(List<Expression> saved, List<Statement> body, int start, int end)
      implements Statement {}
}
