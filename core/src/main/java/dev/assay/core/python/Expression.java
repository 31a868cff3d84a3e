package dev.assay.core.python;

import java.util.List;
import java.util.Optional;

/// An expression, with the offsets in the [Source] at which it begins and behind which it ends. As
/// in CPython's `ast`, parentheses belong to what stands around the expression they hold.
public sealed interface Expression extends Node {

  /// A name, normalised by NFKC.
  record Name(String id, int start, int end) implements Expression {}

  /// `value.name`.
  record Attribute(Expression value, String name, int start, int end) implements Expression {}

  /// `function(arguments)`.
  record Call(Expression function, List<Argument> arguments, int start, int end)
      implements Expression {}

  /// One argument of a call or base of a class: `value`, `name=value`, `*value` or `**value`.
  record Argument(Passing passing, String name, Expression value) {
    /// How it is passed.
    public enum Passing {
      POSITIONAL,
      KEYWORD,
      STARRED,
      DOUBLE_STARRED
    }
  }

  /// `value[index]`.
  record Subscript(Expression value, Expression index, int start, int end) implements Expression {}

  /// `lower:upper:step` inside a subscript.
  record Slice(
      Optional<Expression> lower,
      Optional<Expression> upper,
      Optional<Expression> step,
      int start,
      int end)
      implements Expression {}

  /// A number as written, of any Python (`0777`, `10L`, `1_000`, `2j`).
  record Numeral(String text, int start, int end) implements Expression {}

  /// Adjacent string literals, at least one; see [StringLiteral] for their text.
  record Strings(List<StringLiteral> parts, int start, int end) implements Expression {
    /// Whether none of its literals has fields to evaluate.
    public boolean isPlain() {
      for (StringLiteral part : parts) {
        if (!part.fields().isEmpty()) {
          return false;
        }
      }
      return true;
    }
  }

  /// `True`, `False`, `None` or `...`.
  record Constant(Value value, int start, int end) implements Expression {
    /// Which constant.
    public enum Value {
      TRUE,
      FALSE,
      NONE,
      ELLIPSIS
    }
  }

  /// A tuple, list or set.
  record Collection(Shape shape, List<Expression> elements, int start, int end)
      implements Expression {
    /// Which of them.
    public enum Shape {
      TUPLE,
      LIST,
      SET
    }
  }

  /// A dictionary; an entry without a key unpacks its value.
  record Dictionary(List<Entry> entries, int start, int end) implements Expression {}

  /// One entry of a dictionary.
  record Entry(Optional<Expression> key, Expression value) {}

  /// `left operator right`, the operator as written.
  record Binary(Expression left, String operator, Expression right, int start, int end)
      implements Expression {}

  /// `operator operand`: `not`, `-`, `+` or `~`.
  record Unary(String operator, Expression operand, int start, int end) implements Expression {}

  /// Operands joined by `and` (all) or `or`.
  record Logical(boolean all, List<Expression> operands, int start, int end)
      implements Expression {}

  /// A chain of comparisons: one operator more than operands after the first.
  record Comparison(
      Expression first, List<String> operators, List<Expression> others, int start, int end)
      implements Expression {}

  /// `then if test else otherwise`.
  record Conditional(Expression test, Expression then, Expression otherwise, int start, int end)
      implements Expression {}

  /// `lambda parameters: body`.
  record Lambda(Parameters parameters, Expression body, int start, int end) implements Expression {}

  /// `await value`.
  record Await(Expression value, int start, int end) implements Expression {}

  /// `yield value`, or `yield from value`.
  record Yield(boolean from, Optional<Expression> value, int start, int end)
      implements Expression {}

  /// `*value` in a collection, a target or a subscript.
  record Starred(Expression value, int start, int end) implements Expression {}

  /// `name := value`.
  record Walrus(Expression target, Expression value, int start, int end) implements Expression {}

  /// A comprehension or generator; `value` is there for a dictionary only.
  record Comprehension(
      Result result,
      Expression element,
      Optional<Expression> value,
      List<Clause> clauses,
      int start,
      int end)
      implements Expression {
    /// What it makes.
    public enum Result {
      LIST,
      SET,
      DICTIONARY,
      GENERATOR
    }
  }

  /// `for target in iterable if conditions`.
  record Clause(
      boolean asynchronous, Expression target, Expression iterable, List<Expression> conditions) {}

  /// A value in back-quotes: Python 2's `repr`.
  record Backquoted(Expression value, int start, int end) implements Expression {}
}
