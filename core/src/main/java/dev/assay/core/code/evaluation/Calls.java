package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.Members;
import dev.assay.core.code.evaluation.Value.Method;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.evaluation.Value.Partial;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import dev.assay.core.fact.Act;
import dev.assay.core.python.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls of whatever kind.
final class Calls {
  private final Machine machine;

  Calls(Machine machine) {
    this.machine = machine;
  }

  Value evaluate(Expression.Call call, Frame frame) {
    Value function = machine.expressions.evaluate(call.function(), frame);
    return call(function, arguments(call.arguments(), frame), Site.of(frame, call));
  }

  private Arguments arguments(List<Expression.Argument> given, Frame frame) {
    if (given.isEmpty()) {
      return Arguments.NONE;
    }
    List<Value> positional = new ArrayList<>(given.size());
    Map<String, Value> named = areByPlace(given) ? Map.of() : new HashMap<>(0);
    Taint rest = Taint.NONE;
    for (Expression.Argument argument : given) {
      Value value = machine.expressions.evaluate(argument.value(), frame);
      switch (argument.passing()) {
        case POSITIONAL -> positional.add(value);
        case KEYWORD -> named.put(argument.name(), value);
        case STARRED -> {
          List<Value> elements = machine.subscripts.iterate(value);
          if (elements == null || !machine.meter.makeItems(elements.size())) {
            rest = rest.plus(Contents.taint(value)).with(Taint.UNSURE);
          } else {
            positional.addAll(elements);
          }
        }
        case DOUBLE_STARRED -> rest = rest.plus(unpack(value, named));
      }
    }
    return new Arguments(positional, named, rest);
  }

  private static boolean areByPlace(List<Expression.Argument> given) {
    for (Expression.Argument argument : given) {
      switch (argument.passing()) {
        case POSITIONAL, STARRED -> {}
        case KEYWORD, DOUBLE_STARRED -> {
          return false;
        }
      }
    }
    return true;
  }

  private static Taint unpack(Value value, Map<String, Value> named) {
    if (!(value instanceof Table table)) {
      return Contents.taint(value).with(Taint.UNSURE);
    }
    for (Table.Entry entry : table.entries().values()) {
      if (entry.key() instanceof Text name) {
        named.put(name.text(), entry.value());
      }
    }
    return table.isOpen() ? Contents.taint(table).with(Taint.UNSURE) : table.taint();
  }

  Value call(Value function, Arguments arguments, Site site) {
    if (!machine.step(site.frame(), site.start())) {
      return Unknown.PLAIN;
    }
    machine.depth++;
    try {
      return switch (function) {
        case Function known -> machine.userCalls.call(known, arguments, site);
        case Partial partial -> call(partial.function(), partial.given().before(arguments), site);
        case ObjectClass type -> machine.userCalls.make(type, arguments, site);
        case Name name -> outside(name, name.path(), arguments, site);
        case Method method -> method(method, arguments, site);
        case Instance instance -> instance(instance, arguments, site);
        case Thing thing when Choice.is(thing) ->
            Choice.each(thing, one -> call(one, arguments, site));
        case Thing thing -> outside(thing, thing.path, arguments, site);
        default -> opaque("", function, arguments);
      };
    } finally {
      machine.depth--;
    }
  }

  private Value instance(Instance instance, Arguments arguments, Site site) {
    return instance.type().find("__call__", 8) instanceof Function function
        ? machine.userCalls.call(function, Arguments.of(instance).before(arguments), site)
        : Unknown.of(Contents.taint(instance).plus(arguments.taint()));
  }

  private Value outside(Value function, String path, Arguments arguments, Site site) {
    hand(path, arguments, site);
    Value result = machine.natives.call(path, function, arguments, site);
    if (result != null) {
      machine.meter.give();
      return result;
    }
    Meaning meaning = machine.paths.known(path).meaning();
    if (meaning != null) {
      machine.opaque++;
      return machine.effects.apply(meaning, path, null, arguments, site);
    }
    return opaque(path, function, arguments);
  }

  private void hand(String path, Arguments arguments, Site site) {
    Meaning handing = arguments.haveFunction() ? machine.catalogue.handing(path) : null;
    if (handing != null) {
      machine.callbacks.hand(handing, arguments, site);
    }
  }

  private Value opaque(String path, Value function, Arguments arguments) {
    machine.opaque++;
    Taint taint = arguments.taint().plus(function.taint()).without(Taint.PARTIAL);
    if (path.isEmpty() || path.length() > 160) {
      return Unknown.of(taint);
    }
    Thing made = new Thing(machine.paths.result(path), taint);
    return Attributes.isError(made) ? made.pointedAt(arguments.at(0)) : made;
  }

  private Value method(Method method, Arguments arguments, Site site) {
    Value receiver = method.receiver();
    Value known = known(receiver, method.name(), arguments, site);
    if (known != null) {
      machine.meter.give();
      return known;
    }
    String path = machine.attributes.path(receiver, method.name());
    hand(path, arguments, site);
    Value result = machine.natives.method(path, receiver, arguments, site);
    if (result != null) {
      return result;
    }
    Meaning meaning = machine.paths.known(path).meaning();
    if (meaning == null && receiver instanceof Unknown) {
      meaning = machine.effects.guessed(method.name(), arguments);
    }
    machine.opaque++;
    if (meaning != null) {
      return machine.effects.apply(meaning, path, receiver, arguments, site);
    }
    return unknown(method, path, arguments, site);
  }

  private @Nullable Value known(Value receiver, String name, Arguments arguments, Site site) {
    Value content =
        receiver instanceof Thing thing
            ? machine.buffers.method(thing, name, arguments, site)
            : null;
    if (content != null) {
      return content;
    }
    if (name.startsWith("__")) {
      Value special = special(receiver, name, arguments, site);
      if (special != null) {
        return special;
      }
    }
    return switch (receiver) {
      case Text text when name.equals("format") || name.equals("format_map") ->
          machine.formatting.format(
              text, arguments, (base, path) -> machine.natives.follow(base, path, site));
      case Text text -> machine.texts.call(text, name, arguments);
      case Items items
          when name.equals("decode") || name.equals("hex") || name.equals("translate") -> {
        Text bytes = machine.natives.bytes(items);
        yield bytes == null ? null : machine.texts.call(bytes, name, arguments);
      }
      case Items items -> machine.containers.call(items, name, arguments);
      case Table table -> machine.containers.call(table, name, arguments);
      case Whole whole -> machine.containers.call(whole, name, arguments);
      case Members members
          when name.equals("get") || name.equals("pop") || name.equals("setdefault") ->
          arguments.at(0) instanceof Text text
              ? machine.attributes.memberOf(members, text.text(), site)
              : null;
      default -> null;
    };
  }

  private static @Nullable Value address(Arguments arguments) {
    Value last = arguments.count() == 0 ? null : arguments.positional().getLast();
    return last instanceof Text text && Addresses.isUrl(text.text()) ? text : null;
  }

  private @Nullable Value special(Value receiver, String name, Arguments arguments, Site site) {
    Value first = arguments.at(0);
    if (first == null) {
      return name.equals("__len__")
          ? machine.natives.call("builtins.len", receiver, Arguments.of(receiver), site)
          : null;
    }
    return switch (name) {
      case "__eq__" -> {
        Boolean isSame = Equality.of(receiver, first);
        yield isSame == null ? null : Truth.of(isSame);
      }
      case "__getattribute__", "__getattr__" ->
          first instanceof Text text
              ? machine.attributes.memberOf(receiver, text.text(), site)
              : null;
      case "__getitem__" -> machine.attributes.element(receiver, first, site);
      case "__new__" -> first instanceof ObjectClass type ? Instance.of(type) : null;
      case "__add__", "__radd__" -> machine.operations.binary("+", receiver, first);
      case "__mul__" -> machine.operations.binary("*", receiver, first);
      case "__mod__" -> machine.operations.binary("%", receiver, first);
      case "__xor__" -> machine.operations.binary("^", receiver, first);
      case "__sub__" -> machine.operations.binary("-", receiver, first);
      default -> null;
    };
  }

  /// A method of which nothing is known: what it gives came from its object and its arguments, and
  /// what is put into an object stays there.
  private Value unknown(Method method, String path, Arguments arguments, Site site) {
    Value receiver = method.receiver();
    Taint given = arguments.taint().without(Taint.PARTIAL);
    if (receiver instanceof Thing thing && machine.catalogue.isFilling(method.name())) {
      thing.absorb(given);
      if (thing.target() == null && address(arguments) != null) {
        thing.pointedAt(address(arguments));
      }
    }
    if (machine.catalogue.isPouring(method.name()) && Contents.taint(receiver).hasLabels()) {
      Value into = arguments.at(0);
      if (into instanceof Text || into instanceof Thing) {
        machine.files.pour(into, Contents.taint(receiver), site);
      }
    }
    if (site.frame().phase == Act.Phase.INSTALL) {
      machine.callbacks.run(arguments, site);
    }
    Taint taint = Contents.taint(receiver).plus(given).without(Taint.PARTIAL);
    if (path.startsWith("?") || path.length() > 140) {
      return Unknown.of(taint);
    }
    Value target =
        receiver instanceof Thing thing
            ? thing.target()
            : receiver instanceof Text text ? text : null;
    return new Thing(machine.paths.result(path), taint).pointedAt(target);
  }
}
