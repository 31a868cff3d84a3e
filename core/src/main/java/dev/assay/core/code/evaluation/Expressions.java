package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.python.Expression;
import dev.assay.core.python.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Evaluates expressions.
final class Expressions {
  private final Machine machine;

  Expressions(Machine machine) {
    this.machine = machine;
  }

  Value evaluate(Expression expression, Frame frame) {
    if (!machine.step(frame, expression)) {
      return Unknown.PLAIN;
    }
    machine.depth++;
    try {
      return known(expression, frame);
    } finally {
      machine.depth--;
    }
  }

  private Value known(Expression expression, Frame frame) {
    return switch (expression) {
      case Expression.Name it -> machine.attributes.lookUp(it.id(), frame);
      case Expression.Attribute it ->
          machine.attributes.of(evaluate(it.value(), frame), it.name(), Site.of(frame, it));
      case Expression.Call it -> machine.calls.evaluate(it, frame);
      case Expression.Subscript it -> subscript(it, frame);
      case Expression.Strings it -> strings(it, frame);
      case Expression.Numeral it -> Numerals.read(it.text());
      case Expression.Constant it ->
          switch (it.value()) {
            case TRUE -> Truth.TRUE;
            case FALSE -> Truth.FALSE;
            case NONE -> Nothing.PLAIN;
            case ELLIPSIS -> Unknown.PLAIN;
          };
      case Expression.Binary it -> binary(it, frame);
      case Expression.Collection it -> collection(it, frame);
      case Expression.Dictionary it -> dictionary(it, frame);
      default -> more(expression, frame);
    };
  }

  private Value more(Expression expression, Frame frame) {
    return switch (expression) {
      case Expression.Unary it ->
          machine.operations.unary(it.operator(), evaluate(it.operand(), frame));
      case Expression.Logical it -> logical(it, frame);
      case Expression.Comparison it -> comparison(it, frame);
      case Expression.Conditional it -> conditional(it, frame);
      case Expression.Lambda it -> machine.userCalls.lambda(it, frame);
      case Expression.Await it -> evaluate(it.value(), frame);
      case Expression.Starred it -> evaluate(it.value(), frame);
      case Expression.Walrus it -> {
        Value value = evaluate(it.value(), frame);
        machine.targets.assign(it.target(), value, frame);
        yield value;
      }
      case Expression.Yield it -> {
        Value value = it.value().isPresent() ? evaluate(it.value().get(), frame) : Nothing.PLAIN;
        List<Value> all = it.from() ? machine.subscripts.iterate(value) : null;
        if (all == null) {
          machine.meter.give();
          frame.yields(value);
        } else {
          all.forEach(frame::yields);
        }
        yield Unknown.PLAIN;
      }
      case Expression.Comprehension it -> machine.comprehensions.evaluate(it, frame);
      case Expression.Backquoted it -> machine.formatting.quoted(evaluate(it.value(), frame));
      default -> Unknown.PLAIN;
    };
  }

  /// A chain of operators grows to the left: it is folded without recursion, for it may be longer
  /// than any stack.
  private Value binary(Expression.Binary expression, Frame frame) {
    List<Expression.Binary> chain = new ArrayList<>(4);
    Expression leftmost = expression;
    while (leftmost instanceof Expression.Binary link) {
      chain.add(link);
      leftmost = link.left();
    }
    Value value = evaluate(leftmost, frame);
    for (int i = chain.size() - 1; i >= 0; i--) {
      Expression.Binary link = chain.get(i);
      if (!machine.step(frame, link)) {
        return Unknown.of(value.taint());
      }
      Value right = evaluate(link.right(), frame);
      value = machine.overloads.binary(link.operator(), value, right, Site.of(frame, link));
    }
    return value;
  }

  private Value subscript(Expression.Subscript expression, Frame frame) {
    Value container = evaluate(expression.value(), frame);
    if (expression.index() instanceof Expression.Slice slice) {
      Value cut = machine.subscripts.slice(container, bounds(slice, frame));
      return cut != null ? cut : Unknown.of(Contents.taint(container));
    }
    return machine.attributes.element(
        container, evaluate(expression.index(), frame), Site.of(frame, expression));
  }

  Subscripts.Bounds bounds(Expression.Slice slice, Frame frame) {
    return new Subscripts.Bounds(
        bound(slice.lower(), frame), bound(slice.upper(), frame), bound(slice.step(), frame));
  }

  private @Nullable Value bound(Optional<Expression> bound, Frame frame) {
    Value value = bound.isPresent() ? evaluate(bound.get(), frame) : null;
    return value instanceof Nothing ? null : value;
  }

  private Value strings(Expression.Strings expression, Frame frame) {
    if (expression.parts().size() == 1 && !expression.parts().getFirst().formatted()) {
      return plain(expression.parts().getFirst());
    }
    Formatting.Builder text = machine.formatting.new Builder(Taint.NONE);
    for (StringLiteral part : expression.parts()) {
      if (part.formatted() || part.template()) {
        formatted(part, text, frame);
      } else {
        text.append(part.text());
      }
    }
    Text built = text.build(expression.parts().getFirst().bytes());
    return Secrets.areTold(built) ? built.tainted(Taint.of(Label.SECRET_PARAMETER)) : built;
  }

  private Value plain(StringLiteral literal) {
    machine.meter.makeText(literal.contentEnd() - literal.contentStart());
    return new Text(literal.text(), literal.bytes(), Taint.NONE);
  }

  private void formatted(StringLiteral literal, Formatting.Builder text, Frame frame) {
    int at = literal.contentStart();
    for (StringLiteral.Field field : literal.fields()) {
      text.append(literal.stretch(at, Math.max(at, field.start())));
      Value value = evaluate(field.value(), frame);
      Value told = machine.overloads.text(value, Site.of(frame, field.value()));
      value = told == null ? value : told;
      text.append(
          machine.formatting.converted(value, field.conversion(), specification(literal, field)));
      at = field.end();
    }
    text.append(literal.stretch(at, Math.max(at, literal.contentEnd())));
  }

  /// What stands behind the colon of a field; one that has fields of its own is left out.
  private static String specification(StringLiteral literal, StringLiteral.Field field) {
    int from = field.value().end();
    int to = field.end() - 1;
    if (!field.specification().isEmpty() || to - from > 40 || to <= from) {
      return "";
    }
    String rest = literal.stretch(from, to);
    int colon = rest.indexOf(':');
    boolean closed = rest.indexOf(')') >= 0 && rest.indexOf(')') < colon;
    return colon < 0 || (colon > 2 && !closed && !rest.contains("!"))
        ? ""
        : rest.substring(colon + 1);
  }

  private Value collection(Expression.Collection expression, Frame frame) {
    List<Value> all = new ArrayList<>(expression.elements().size());
    Items.Shape shape =
        switch (expression.shape()) {
          case TUPLE -> Items.Shape.TUPLE;
          case LIST -> Items.Shape.LIST;
          case SET -> Items.Shape.SET;
        };
    Taint open = null;
    for (Expression element : expression.elements()) {
      Value value = evaluate(element, frame);
      List<Value> inner =
          element instanceof Expression.Starred ? machine.subscripts.iterate(value) : null;
      if (!(element instanceof Expression.Starred)) {
        all.add(value);
      } else if (inner != null && machine.meter.makeItems(inner.size())) {
        all.addAll(inner);
      } else {
        open = open == null ? Contents.taint(value) : open.plus(Contents.taint(value));
      }
    }
    Items items = new Items(shape, all, Taint.NONE);
    if (open != null) {
      items.open(open);
    }
    return items;
  }

  private Value dictionary(Expression.Dictionary expression, Frame frame) {
    Table table = new Table();
    for (Expression.Entry entry : expression.entries()) {
      Optional<Expression> key = entry.key();
      if (key.isPresent()) {
        Value known = evaluate(key.get(), frame);
        table.put(known, evaluate(entry.value(), frame));
      } else {
        Value more = evaluate(entry.value(), frame);
        if (more instanceof Table other && machine.meter.makeItems(other.entries().size())) {
          table.putAll(other);
        } else {
          table.open(Contents.taint(more));
        }
      }
    }
    return table;
  }

  private Value logical(Expression.Logical expression, Frame frame) {
    Value value = null;
    Act.Reach reach = frame.reach;
    int unsure = frame.unsure;
    for (Expression operand : expression.operands()) {
      Value next = evaluate(operand, frame);
      Decision decision = Decision.of(next);
      value = value == null ? next : joined(value, next, expression.all());
      boolean ends = expression.all() ? decision == Decision.NO : decision == Decision.YES;
      if (ends) {
        break;
      }
      if (decision == Decision.OPEN) {
        frame.unsure++;
        Act.Reach how = expression.all() ? Tests.reach(next, operand, frame) : reach;
        frame.reach = how.compareTo(frame.reach) > 0 ? how : frame.reach;
      }
    }
    frame.reach = reach;
    frame.unsure = unsure;
    return value == null ? Unknown.PLAIN : value;
  }

  private static Value joined(Value before, Value next, boolean all) {
    return switch (Decision.of(before)) {
      case YES -> all ? next : before;
      case NO -> all ? before : next;
      case OPEN -> Join.of(before, next);
    };
  }

  private Value comparison(Expression.Comparison expression, Frame frame) {
    Value left = evaluate(expression.first(), frame);
    Value result = Truth.TRUE;
    for (int i = 0; i < expression.others().size(); i++) {
      Value right = evaluate(expression.others().get(i), frame);
      Taint both = left.taint().plus(right.taint());
      // Code that asks whether it was changed shall not keep us from its other branch.
      Value holds =
          both.has(Act.Label.SOURCE_CODE)
              ? Unknown.of(both)
              : machine.operations.compare(expression.operators().get(i), left, right);
      if (Decision.of(holds) == Decision.NO) {
        return holds;
      }
      result = i == 0 ? holds : Join.of(result, holds);
      left = right;
    }
    return result;
  }

  private Value conditional(Expression.Conditional expression, Frame frame) {
    Value test = evaluate(expression.test(), frame);
    return switch (Decision.of(test)) {
      case YES -> evaluate(expression.then(), frame);
      case NO -> evaluate(expression.otherwise(), frame);
      case OPEN -> {
        frame.unsure++;
        Value then = evaluate(expression.then(), frame);
        Value otherwise = evaluate(expression.otherwise(), frame);
        frame.unsure--;
        yield Join.of(then, otherwise);
      }
    };
  }
}
