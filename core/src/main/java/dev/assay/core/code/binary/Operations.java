package dev.assay.core.code.binary;

import java.util.List;
import java.util.Optional;

/// What each operation does to the stack and to the text: loads, stores, imports and control flow.
/// Operators, calls and displays have classes of their own.
final class Operations {
  private static final List<String> COMMON =
      List.of("AssertionError", "NotImplementedError", "tuple", "all", "any");

  private final Decompiler code;
  private final Calls calls;
  private final Displays displays;

  Operations(Decompiler code) {
    this.code = code;
    this.calls = new Calls(code);
    this.displays = new Displays(code);
  }

  /// Runs one operation; `next` is the offset of the one behind it.
  void run(String name, int argument, int next, int at) {
    if (name.isEmpty()) {
      return;
    }
    if (name.startsWith("LOAD_")) {
      load(name, argument);
    } else if (name.startsWith("STORE_")) {
      store(name, argument);
    } else if (name.contains("JUMP") || name.startsWith("FOR_") || name.startsWith("GET_ITER")) {
      flow(name, argument, next);
    } else if (!calls.run(name, argument, next)
        && !displays.run(name, argument)
        && !arranged(name, argument)) {
      other(name, argument);
    }
  }

  private void load(String name, int argument) {
    CodeObject object = code.object;
    switch (name) {
      case "LOAD_CONST" -> constant(argument);
      case "LOAD_SMALL_INT" -> code.push(Integer.toString(argument));
      case "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS" ->
          code.push(code.name(object.names(), argument));
      case "LOAD_GLOBAL" -> global(argument);
      case "LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_FAST_AND_CLEAR", "LOAD_FAST_BORROW" ->
          code.push(code.name(object.locals(), argument));
      case "LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW" -> {
        code.push(code.name(object.locals(), argument >> 4));
        code.push(code.name(object.locals(), argument & 15));
      }
      case "LOAD_DEREF", "LOAD_CLASSDEREF", "LOAD_CLOSURE", "LOAD_FROM_DICT_OR_DEREF" ->
          code.push(cell(argument));
      case "LOAD_ATTR" -> attribute(argument);
      case "LOAD_METHOD" -> {
        code.push(member(code.name(object.names(), argument)));
        if (code.version.isAtLeast(311)) {
          code.push(Item.EMPTY);
        }
      }
      case "LOAD_SUPER_ATTR" -> {
        code.pop(3);
        code.push("super()." + code.name(object.names(), argument >> 2));
        if ((argument & 1) != 0) {
          code.push(Item.EMPTY);
        }
      }
      case "LOAD_BUILD_CLASS" -> code.push("__build_class__");
      case "LOAD_LOCALS" -> code.push("locals()");
      case "LOAD_ASSERTION_ERROR" -> code.push("AssertionError");
      case "LOAD_COMMON_CONSTANT" ->
          code.push(argument < COMMON.size() ? COMMON.get(argument) : "_unknown");
      default -> {}
    }
  }

  private void constant(int index) {
    List<Constant> constants = code.object.constants();
    code.push(index < constants.size() ? Item.of(constants.get(index)) : code.pop());
  }

  private void global(int argument) {
    boolean shifted = code.version.isAtLeast(311);
    Item name = Item.of(code.name(code.object.names(), shifted ? argument >> 1 : argument));
    boolean empty = shifted && (argument & 1) != 0;
    if (empty && !code.version.isAtLeast(313)) {
      code.push(Item.EMPTY);
    }
    code.push(name);
    if (empty && code.version.isAtLeast(313)) {
      code.push(Item.EMPTY);
    }
  }

  private String cell(int index) {
    return code.version.isAtLeast(311)
        ? code.name(code.object.locals(), index)
        : code.name(code.object.cells(), index);
  }

  private void attribute(int argument) {
    boolean shifted = code.version.isAtLeast(312);
    code.push(member(code.name(code.object.names(), shifted ? argument >> 1 : argument)));
    if (shifted && (argument & 1) != 0) {
      code.push(Item.EMPTY);
    }
  }

  private String member(String name) {
    String value = code.pop().text();
    boolean number = !value.isEmpty() && Character.isDigit(value.charAt(0));
    return (number ? "(" + value + ")" : value) + "." + name;
  }

  private void store(String name, int argument) {
    CodeObject object = code.object;
    switch (name) {
      case "STORE_NAME", "STORE_GLOBAL" -> assign(code.name(object.names(), argument));
      case "STORE_FAST" -> assign(code.name(object.locals(), argument));
      case "STORE_DEREF" -> assign(cell(argument));
      case "STORE_FAST_STORE_FAST" -> {
        assign(code.name(object.locals(), argument >> 4));
        assign(code.name(object.locals(), argument & 15));
      }
      case "STORE_FAST_LOAD_FAST" -> {
        assign(code.name(object.locals(), argument >> 4));
        code.push(code.name(object.locals(), argument & 15));
      }
      case "STORE_ATTR" -> {
        String target = code.pop().text();
        assign(target + "." + code.name(object.names(), argument));
      }
      case "STORE_SUBSCR" -> {
        String index = code.pop().text();
        assign(code.pop().text() + "[" + index + "]");
      }
      case "STORE_SLICE" -> {
        String end = code.pop().text();
        String start = code.pop().text();
        assign(code.pop().text() + "[" + start + ":" + end + "]");
      }
      case "STORE_MAP" -> {
        Item key = code.pop();
        Item value = code.pop();
        displays.put(key, value);
      }
      default -> {}
    }
  }

  private void assign(String target) {
    Item value = code.pop();
    if (!value.text().equals(target) && !value.isEmpty()) {
      code.writing.line(target + " = " + value.text());
    }
  }

  private void flow(String name, int argument, int next) {
    switch (name) {
      case "GET_ITER" -> {}
      case "FOR_ITER" -> loop(target(name, argument, next));
      case "JUMP_FORWARD" -> forward(target(name, argument, next));
      case "JUMP_IF_FALSE_OR_POP", "JUMP_IF_TRUE_OR_POP" ->
          code.join(
              target(name, argument, next), code.pop(), name.contains("FALSE") ? " and " : " or ");
      default -> {
        if (name.contains("_IF_")) {
          condition(name, argument, next);
        }
      }
    }
  }

  private void loop(int end) {
    Item iterable = code.peek(1);
    String variable = code.writing.temporary();
    code.loop("for " + variable + " in " + iterable.text() + ":", end);
    code.push(variable);
  }

  private void condition(String name, int argument, int next) {
    Item test = code.pop();
    int target = target(name, argument, next);
    String text = test.text();
    if (target > next && !text.isEmpty() && code.size() > 0 && code.peek(1).equals(test)) {
      // `a or b` keeps the left side by a copy (Python 3.12 and later).
      code.join(target, code.pop(), name.endsWith("TRUE") ? " or " : " and ");
      copied = true;
      return;
    }
    if (name.endsWith("NOT_NONE")) {
      text = text + " is None";
    } else if (name.endsWith("NONE")) {
      text = text + " is not None";
    } else if (name.endsWith("TRUE")) {
      text = "not (" + text + ")";
    }
    if (target > next) {
      conditions = Optional.of(new Condition(text, code.size()));
      code.block("if " + text + ":", target);
    } else if (text.indexOf('(') >= 0) {
      code.writing.line(text);
    }
  }

  private Optional<Condition> conditions = Optional.empty();
  private boolean copied;

  private record Condition(String text, int size) {}

  /// The end of one way: its value, if it left one, is joined with that of the other.
  private void forward(int target) {
    if (conditions.isPresent() && code.size() == conditions.get().size() + 1) {
      code.join(target, code.pop(), " if " + conditions.get().text() + " else ");
    }
    conditions = Optional.empty();
  }

  private int target(String name, int argument, int next) {
    int unit = code.version.isAtLeast(310) ? 2 : 1;
    boolean relative =
        code.version.isAtLeast(311)
            || name.equals("FOR_ITER")
            || name.equals("JUMP_FORWARD")
            || name.startsWith("SETUP");
    if (name.contains("BACKWARD")) {
      return next - argument * unit;
    }
    return relative ? next + argument * unit : argument * unit;
  }

  private void other(String name, int argument) {
    switch (name) {
      case "POP_TOP" -> {
        Item dropped = copied ? Item.EMPTY : code.pop();
        copied = false;
        if (dropped.text().indexOf('(') >= 0) {
          code.writing.line(dropped.text());
        }
      }
      case "POP_ITER" -> code.pop();
      case "IMPORT_NAME" -> imported(argument);
      case "IMPORT_FROM" -> {
        String module = code.peek(1).text();
        String member = code.name(code.object.names(), argument);
        code.push(module.isEmpty() ? member : module + "." + member);
      }
      case "IMPORT_STAR" -> code.writing.line("from " + code.pop().text() + " import *");
      case "RETURN_VALUE" -> returned(code.pop());
      case "RETURN_CONST" -> {
        constant(argument);
        returned(code.pop());
      }
      case "YIELD_VALUE" -> code.writing.line("yield " + code.peek(1).text());
      case "RAISE_VARARGS" -> code.pop(argument);
      case "EXEC_STMT" -> {
        code.pop();
        code.pop();
        code.writing.line("exec(" + code.pop().text() + ")");
      }
      case "PRINT_ITEM" -> code.writing.line("print(" + code.pop().text() + ")");
      case "PRINT_ITEM_TO" -> code.pop(2);
      default -> {}
    }
  }

  /// Operations that only move values.
  private boolean arranged(String name, int argument) {
    switch (name) {
      case "PUSH_NULL" -> code.push(Item.EMPTY);
      case "PUSH_EXC_INFO" -> code.push("_exception");
      case "SETUP_WITH", "BEFORE_WITH" -> {
        if (name.equals("BEFORE_WITH")) {
          Item manager = code.pop();
          code.push("_exit");
          code.push(manager);
        }
      }
      case "ROT_TWO" -> turn(2);
      case "ROT_THREE" -> turn(3);
      case "ROT_FOUR" -> turn(4);
      case "SWAP" -> {
        Item top = code.peek(1);
        code.replace(1, code.peek(argument));
        code.replace(argument, top);
      }
      case "COPY" -> code.push(code.peek(argument));
      case "DUP_TOP" -> code.push(code.peek(1));
      case "DUP_TOP_TWO" -> repeat(2);
      case "DUP_TOPX" -> repeat(argument);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void turn(int count) {
    List<Item> items = code.pop(count);
    code.push(items.getLast());
    items.subList(0, count - 1).forEach(code::push);
  }

  private void repeat(int count) {
    List<Item> items = code.pop(Math.min(count, 8));
    items.forEach(code::push);
    items.forEach(code::push);
  }

  /// `import a.b` pushes the module; what is bound to a name is written as an assignment.
  private void imported(int argument) {
    List<String> names = code.object.names();
    String raw = argument < names.size() ? names.get(argument) : "";
    String module = raw.isEmpty() ? "" : Names.dotted(raw);
    Item wanted = code.pop();
    Item level = code.pop();
    int dots = level.text().length() == 1 ? Math.max(0, level.text().charAt(0) - '0') : 0;
    boolean from = !wanted.items().isEmpty();
    if (dots > 0 && dots < 6) {
      relative(module, dots, wanted);
      module = "";
    } else if (!module.isEmpty()) {
      code.writing.line("import " + module);
    }
    int dot = module.indexOf('.');
    code.push(from || dot < 0 ? module : module.substring(0, dot));
  }

  private void relative(String module, int dots, Item wanted) {
    for (Constant item : wanted.items()) {
      if (item instanceof Constant.Text(String text)) {
        String name = text.equals("*") ? text : Names.plain(text);
        code.writing.line("from " + ".".repeat(dots) + module + " import " + name);
      }
    }
  }

  private void returned(Item value) {
    if (code.object.name().equals("<module>")) {
      if (value.text().indexOf('(') >= 0) {
        code.writing.line(value.text());
      }
    } else {
      code.writing.line("return " + (value.isEmpty() ? "None" : value.text()));
    }
  }
}
