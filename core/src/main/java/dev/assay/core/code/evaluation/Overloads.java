package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Methods that Python calls by itself on objects of the artifact: operators, builtins, loops.
final class Overloads {
  private static final int DEEPEST_CLASS = 8;

  private final Machine machine;

  Overloads(Machine machine) {
    this.machine = machine;
  }

  /// Calls a method of an object; null where its class has none.
  @Nullable Value call(@Nullable Value receiver, String method, Site site, Value... arguments) {
    if (!(receiver instanceof Instance instance)
        || !(instance.type().find(method, DEEPEST_CLASS) instanceof Function function)) {
      return null;
    }
    List<Value> all = new ArrayList<>(arguments.length + 1);
    all.add(instance);
    Collections.addAll(all, arguments);
    return machine.userCalls.call(function, new Arguments(all, Map.of(), Taint.NONE), site);
  }

  /// What the `__new__` of a class gives; null where it has none.
  @Nullable Value made(ObjectClass type, Arguments arguments, Site site) {
    return type.find("__new__", DEEPEST_CLASS) instanceof Function function
        ? machine.userCalls.call(function, Arguments.of(type).before(arguments), site)
        : null;
  }

  /// `left operator right`.
  Value binary(String operator, Value left, Value right, Site site) {
    Value result = null;
    if (left instanceof Instance || right instanceof Instance) {
      String name = name(operator);
      result = call(left, "__" + name + "__", site, right);
      result = result != null ? result : call(right, "__r" + name + "__", site, left);
    }
    return result != null ? result : machine.operations.binary(operator, left, right);
  }

  private static String name(String operator) {
    return switch (operator) {
      case "+" -> "add";
      case "-" -> "sub";
      case "*" -> "mul";
      case "/" -> "truediv";
      case "//" -> "floordiv";
      case "%" -> "mod";
      case "**" -> "pow";
      case "@" -> "matmul";
      case "<<" -> "lshift";
      case ">>" -> "rshift";
      case "&" -> "and";
      case "|" -> "or";
      case "^" -> "xor";
      default -> "";
    };
  }

  /// A builtin on an object that says itself what it gives; null where it does not.
  @Nullable Value builtin(String name, Arguments arguments, Site site) {
    Value first = arguments.at(0);
    if (first instanceof Thing error && name.equals("str") && Attributes.isError(error)) {
      return error.target() == null ? Text.EMPTY : error.target();
    }
    if (!(first instanceof Instance)) {
      return null;
    }
    return switch (name) {
      case "str", "format" -> text(first, site);
      case "print" -> {
        arguments.positional().forEach(value -> text(value, site));
        yield Nothing.PLAIN;
      }
      case "repr", "len", "bool", "bytes", "int", "float", "hash", "abs", "dir", "round" ->
          call(first, "__" + name + "__", site);
      case "next", "iter", "reversed" -> call(first, "__" + name + "__", site);
      default -> null;
    };
  }

  /// An object as text; null where its class does not say.
  @Nullable Value text(Value value, Site site) {
    Value text = call(value, "__str__", site);
    return text != null ? text : call(value, "__repr__", site);
  }

  /// What a loop goes over.
  Value iterated(Value value, Site site) {
    if (!(value instanceof Instance)) {
      return machine.buffers.lines(value, site);
    }
    Value iterator = call(value, "__iter__", site);
    iterator = iterator != null ? iterator : call(value, "__aiter__", site);
    Value over = iterator == null ? value : iterator;
    Value next = call(over, "__next__", site);
    next = next != null ? next : call(over, "__anext__", site);
    if (next == null) {
      return over;
    }
    Items elements = Items.list(new ArrayList<>(List.of(next)));
    elements.open(Contents.taint(next));
    return elements;
  }
}
